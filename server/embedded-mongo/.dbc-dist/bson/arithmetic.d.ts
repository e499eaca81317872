/** Sum in the wider of the two types; int32 grows to long; undefined when a long overflows. */
export declare const add: (a: unknown, b: unknown) => unknown;
export declare const subtract: (a: unknown, b: unknown) => unknown;
export declare const multiply: (a: unknown, b: unknown) => unknown;
/** Quotient: decimal when one is decimal, else double. The divisor is not zero. */
export declare function divide(a: unknown, b: unknown): unknown;
/** Remainder with the sign of the dividend. The divisor is not zero. */
export declare function modulo(a: unknown, b: unknown): unknown;
