import type { Document } from '../bson/types.ts';
import type { Call } from './command.ts';
/** An error of one statement, as the answer lists it; what ends the whole command is thrown again. */
export declare function writeErrorOf(call: Call, error: unknown, index: number): Document;
