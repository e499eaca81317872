import type { KeyWriter } from './key-writer.ts';
/** Writes a value so that comparing bytes is comparing values in MongoDB's order. Missing is written as null. */
export declare function writeValue(key: KeyWriter, value: unknown): void;
/** Missing arrays (an empty array in a multikey index) sort before null, as MongoDB's `undefined`. */
export declare function writeEmptyArray(key: KeyWriter): void;
