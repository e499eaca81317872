import type { Target } from '../storage/target.ts';
import type { Call, Command } from './command.ts';
/** MongoDB's limit for one command; hello announces it. */
export declare const maxWriteBatch = 100000;
export declare function checkBatchSize(size: number): void;
export declare const insert: Command;
/** Inserts document after document, whatever happens to the collection in between. */
export declare function inserter(call: Call, target: Target, name: string): (bytes: Buffer) => void;
