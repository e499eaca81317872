import { type ChildProcess } from 'node:child_process';
export interface Server {
    uri: string;
    child: ChildProcess;
    /** Sends the signal; the exit code, null when the signal itself ended it. */
    end(signal: NodeJS.Signals): Promise<number | null>;
}
/** Starts the built database as its own process. */
export declare function spawnServer(data: string, ...options: string[]): Promise<Server>;
/** Starts it where it cannot start; what it says and its exit code. */
export declare function failingStart(args: string[]): Promise<{
    words: string;
    code: number | null;
}>;
