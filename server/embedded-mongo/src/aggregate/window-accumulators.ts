import type { Accumulator } from '../expression/accumulator.ts';
import { compileAccumulator } from '../expression/accumulator-operators.ts';
import type { Scope } from '../expression/scope.ts';
import type { StageContext } from './stage.ts';
import type { Window } from './window-bounds.ts';
import type { Row, WindowFunction } from './window-row.ts';

/** An accumulator over the window of each row. */
export function accumulating(
  name: string,
  operand: unknown,
  window: Window,
  context: StageContext,
): WindowFunction {
  const plan = compileAccumulator(name, operand, context.compiler);
  const inputOf = ({ document }: Row): unknown => {
    const variables = { ...context.variables, CURRENT: document };
    return plan.input({ root: document, variables } satisfies Scope);
  };
  return (partition) => {
    const values = partition.rows.map(inputOf);
    if (window.whole) {
      const result = accumulated(plan.begin(), values);
      return values.map(() => result);
    }
    if (window.running) return running(plan.begin(), values);
    const find = window.find(partition);
    return values.map((_, row) => {
      const { from, to } = find(row);
      return accumulated(plan.begin(), values.slice(from, Math.max(from, to + 1)));
    });
  };
}

function accumulated(accumulator: Accumulator, values: unknown[]): unknown {
  for (const value of values) accumulator.add(value);
  return accumulator.result();
}

function running(accumulator: Accumulator, values: unknown[]): unknown[] {
  return values.map((value) => {
    accumulator.add(value);
    const result = accumulator.result();
    return Array.isArray(result) ? [...result] : result;
  });
}
