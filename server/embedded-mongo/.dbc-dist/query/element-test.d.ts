import type { Test } from './value-tests.ts';
/** The test of one element by the operand of $elemMatch. */
export declare function compileElementTest(operand: unknown): Test;
/** The test of one element by operators in $pull, which look into arrays. */
export declare function compilePullTest(operand: unknown): Test;
