/** $mod: [divisor, remainder], on whole parts. */
export declare function remainderTest(operand: unknown): (value: unknown) => boolean;
