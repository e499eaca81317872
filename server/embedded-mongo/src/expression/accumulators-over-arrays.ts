import { isDocument } from '../bson/types.ts';
import { simpleAccumulators } from './accumulator.ts';
import { compileAccumulator } from './accumulator-operators.ts';
import { eager } from './arity.ts';
import type { Compiler, Evaluate, OperatorCompiler } from './scope.ts';
import { isNullish } from './truth.ts';

const any = Number.POSITIVE_INFINITY;

/** Accumulators as expressions: over one array, or over several operands. */
export const accumulatorExpressions: [string, OperatorCompiler][] = [
  ...['$sum', '$avg', '$min', '$max', '$stdDevPop', '$stdDevSamp'].map((name) =>
    eager(name, 1, any, (...values) => accumulate(name, values)),
  ),
  ...['$firstN', '$lastN', '$minN', '$maxN', '$median', '$percentile'].map(
    (name): [string, OperatorCompiler] => [
      name,
      (operand, compiler) => overInput(name, operand, compiler),
    ],
  ),
];

function accumulate(name: string, values: unknown[]): unknown {
  const accumulator = simpleAccumulators.get(name)?.();
  const [only] = values;
  for (const value of values.length === 1 && Array.isArray(only) ? only : values)
    accumulator?.add(value);
  return accumulator?.result();
}

function overInput(name: string, operand: unknown, compiler: Compiler): Evaluate {
  const plan = compileAccumulator(name, operand, compiler);
  return (scope) => {
    const input = plan.input(scope);
    if (isNullish(input) || isDocument(input)) return null;
    const accumulator = plan.begin();
    for (const value of Array.isArray(input) ? input : [input]) accumulator.add(value);
    return accumulator.result();
  };
}
