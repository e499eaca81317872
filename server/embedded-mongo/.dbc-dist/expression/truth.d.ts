/** Truth in the sense of expressions: all but false, null, missing and zero. */
export declare function isTrue(value: unknown): boolean;
export declare function isNullish(value: unknown): value is null | undefined;
