import { compileFilter } from './matcher.ts';
import { elementTest } from './operators.ts';
import type { Test } from './value-tests.ts';

/** The test of one element by the operand of $elemMatch. */
export function compileElementTest(operand: unknown): Test {
  return elementTest(operand, (filter) => compileFilter(filter).matches, true);
}

/** The test of one element by operators in $pull, which look into arrays. */
export function compilePullTest(operand: unknown): Test {
  return elementTest(operand, (filter) => compileFilter(filter).matches, false);
}
