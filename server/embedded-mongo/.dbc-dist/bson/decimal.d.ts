import { Decimal128 } from 'bson';
/** coefficient × 10^exponent, exactly. */
export interface Exact {
    coefficient: bigint;
    exponent: number;
}
/** The exact value of a finite number of any BSON type; undefined for NaN and infinities. */
export declare function exactOf(value: unknown): Exact | undefined;
export declare function compareExact(a: Exact, b: Exact): number;
/** The decimal nearest to an exact value: 34 digits, halves to the even neighbour. */
export declare function decimalFrom(value: Exact): Decimal128;
/** magnitude / divisor to the nearest whole, halves to even. */
export declare function halfEven(magnitude: bigint, divisor: bigint): bigint;
