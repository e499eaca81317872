import { DatabaseError } from '../errors.ts';
import { type SortKey } from './sort.ts';
/** Bytes that a sort without an index may hold, as MongoDB's default. */
export declare const sortMemoryLimit: number;
/** Collects items and gives them back in order; with a limit it holds no more than twice that many. */
export declare class Sorter<T> {
    #private;
    constructor(keys: readonly SortKey[], limit?: number);
    add(item: T, values: unknown[], bytes: number): void;
    inOrder(): Generator<T>;
}
export declare function memoryExceeded(stage: string): DatabaseError;
