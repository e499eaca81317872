import { Decimal128, Double, Long } from 'bson';
/** The numeric types of BSON in the order of promotion. */
export declare const numeric: {
    readonly int: 0;
    readonly long: 1;
    readonly double: 2;
    readonly decimal: 3;
};
export type NumericType = (typeof numeric)[keyof typeof numeric];
/** The BSON type of an exact number. */
export declare function numericTypeOf(value: unknown): NumericType;
/** True when bson writes this native number as an int32. */
export declare function isInt32(value: number): boolean;
/** A double as an exact value. */
export declare function doubleOf(value: number): number | Double;
export declare function fitsLong(value: bigint): boolean;
/** A whole number as an int32 if it fits and may, else as a long; undefined when it fits neither. */
export declare function integerOf(value: bigint, type: NumericType): number | Long | undefined;
/** The bigint of an int32 or long. */
export declare function bigOf(value: unknown): bigint;
/** A number in decimal; doubles to 15 digits, as MongoDB converts them. */
export declare function decimalOf(value: unknown): Decimal128;
