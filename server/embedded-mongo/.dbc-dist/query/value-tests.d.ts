/** What a value (undefined: missing) has to be. */
export type Test = (value: unknown) => boolean;
export declare function equalTest(operand: unknown): Test;
export declare function orderTest(operand: unknown, accept: (order: number) => boolean): Test;
export declare function inTest(operand: unknown): Test;
/** What counts as true for switches like $exists. */
export declare function isSwitchedOn(operand: unknown): boolean;
