import type { Condition } from './conditions.ts';
/**
 * Part of one field's order, in bytes as an ascending index holds them: from `low` up to but without `high`. What
 * follows a whole value in a key is a byte below 0xff, so `value 0xff` lies behind all keys of that value.
 */
export interface Interval {
    low: Buffer;
    high: Buffer;
    /** The bytes of the only value within. */
    point?: Buffer;
}
/** Where the values that satisfy a condition lie, in order; undefined when that is not known. */
export declare function intervalsOf(condition: Condition): Interval[] | undefined;
/** What lies in both. */
export declare function intersect(a: Interval[], b: Interval[]): Interval[];
