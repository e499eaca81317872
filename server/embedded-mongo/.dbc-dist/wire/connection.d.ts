import type { Socket } from 'node:net';
import { type Answer } from './answer.ts';
import { type Request } from './request.ts';
/** Answers one command; never throws. */
export type Answerer = (request: Request, connection: Connection) => Promise<Answer>;
/** One client connection: its messages are answered one after another. */
export declare class Connection {
    #private;
    readonly id: number;
    constructor(id: number, socket: Socket, answer: Answerer);
    get local(): string;
    get closed(): boolean;
    /** Resolves when the command that is being answered has been answered. */
    idle(): Promise<void>;
    close(): void;
}
