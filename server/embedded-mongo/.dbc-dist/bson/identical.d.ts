/** True when both are the same bytes in BSON: equal values of the same types, fields in the same order. */
export declare function isIdentical(a: unknown, b: unknown): boolean;
