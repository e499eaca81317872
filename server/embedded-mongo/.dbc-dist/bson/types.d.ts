import { Decimal128, Double, Int32, Long } from 'bson';
/** A decoded document. Values are "exact": see decode.ts. */
export type Document = Record<string, unknown>;
/** True for plain documents, false for arrays, dates and BSON's value classes. */
export declare function isDocument(value: unknown): value is Document;
/** MongoDB's order of types, shifted to be positive; also the first byte of every encoded key. */
export declare const rank: {
    readonly minKey: 1;
    readonly undefined: 2;
    readonly null: 7;
    readonly number: 12;
    readonly string: 17;
    readonly object: 22;
    readonly array: 27;
    readonly binary: 32;
    readonly objectId: 37;
    readonly bool: 42;
    readonly date: 47;
    readonly timestamp: 49;
    readonly regex: 52;
    readonly code: 62;
    readonly codeWithScope: 67;
    readonly maxKey: 129;
};
/** The place of a value's type in MongoDB's order of types. */
export declare function rankOf(value: unknown): number;
export declare function isNumeric(value: unknown): value is number | Long | Double | Int32 | Decimal128;
/** The value as a JavaScript number; NaN for what is no number. */
export declare function toNumber(value: unknown): number;
