/** MongoDB's name of an exact value's type. */
export declare function typeNameOf(value: unknown): string;
/** $type: a name, a number, or a list of them. */
export declare function typeTest(operand: unknown): (value: unknown) => boolean;
/** The type that a name or a number stands for. */
export declare function typeNumberName(operand: unknown): string;
