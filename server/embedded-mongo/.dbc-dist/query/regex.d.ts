/** Pattern and flags of what stands behind $regex. */
export declare function regexOf(operand: unknown, options: unknown): RegExp;
export declare function regexTest(operand: unknown, options: unknown): (value: unknown) => boolean;
