import type { Accumulator } from './accumulator.ts';
/** The first n values. */
export declare class FirstN implements Accumulator {
    #private;
    readonly keeps = true;
    constructor(most: number);
    add(value: unknown): void;
    result(): unknown;
}
/** The last n values. */
export declare class LastN implements Accumulator {
    #private;
    readonly keeps = true;
    constructor(most: number);
    add(value: unknown): void;
    result(): unknown;
}
/** The n values that come first in an order; of equal ones the earlier. */
export declare class BestN implements Accumulator {
    #private;
    readonly keeps = true;
    constructor(most: number, compare: (a: unknown, b: unknown) => number, reverse?: boolean);
    add(entry: unknown): void;
    result(): unknown;
}
/** The n least or greatest values, without null and missing. */
export declare class ExtremeN implements Accumulator {
    #private;
    readonly keeps = true;
    constructor(most: number, direction: 1 | -1);
    add(value: unknown): void;
    result(): unknown;
}
/** One value instead of a list of one. */
export declare class Only implements Accumulator {
    #private;
    constructor(inner: Accumulator);
    add(value: unknown): void;
    result(): unknown;
}
