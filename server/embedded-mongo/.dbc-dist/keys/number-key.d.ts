import type { KeyWriter } from './key-writer.ts';
/**
 * Any number as: the greatest double not above it, then 0 if that is exact, otherwise 1 and the rest in 2^-64 parts of
 * the distance to the next double. Equal numbers of different types get equal bytes.
 */
export declare function writeNumber(key: KeyWriter, value: unknown): void;
