import type { Accumulator } from './accumulator.ts';
/** Discrete percentiles, as MongoDB answers for groups that fit in memory. */
export declare class Percentiles implements Accumulator {
    #private;
    readonly keeps = true;
    constructor(wanted: readonly number[]);
    add(value: unknown): void;
    result(): unknown;
}
