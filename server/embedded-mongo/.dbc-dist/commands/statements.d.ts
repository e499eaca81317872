import { type Document } from '../bson/types.ts';
import type { Call } from './command.ts';
/** Remembers what a repeatable command has done, statement by statement. */
export declare class Statements {
    #private;
    constructor(call: Call);
    get repeatable(): boolean;
    /** What the statement answered when it was carried out before; undefined when it was not. */
    before(position: number): Document | undefined;
    /** Only inside the group that carries the statement out. */
    done(position: number, result?: Document): void;
}
