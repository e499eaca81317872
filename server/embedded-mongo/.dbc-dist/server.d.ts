import type { Engine } from './engine.ts';
export interface Running {
    uri: string;
    /** Answers what is being answered, then closes all connections. */
    stop(): Promise<void>;
}
/** Serves an engine on a port of the loopback interface; 0 takes any free one. */
export declare function serve(engine: Engine, port: number): Promise<Running>;
