import { must } from '../errors.ts';
import type { Compiler, Evaluate, OperatorCompiler } from './scope.ts';
import { isNullish } from './truth.ts';

/** An operator over evaluated arguments. */
export function eager(
  name: string,
  least: number,
  most: number,
  call: (...values: unknown[]) => unknown,
): [string, OperatorCompiler] {
  return [
    name,
    (operand, compiler) => {
      const parts = compiledOperands(name, operand, compiler, least, most);
      const [first, second] = parts;
      if (parts.length === 1 && first) return (scope) => call(first(scope));
      if (parts.length === 2 && first && second)
        return (scope) => call(first(scope), second(scope));
      return (scope) => call(...parts.map((part) => part(scope)));
    },
  ];
}

/**
 * An operator that takes in one argument after another: at the first that is null or missing the result is null, and
 * what stands behind it is not even looked at.
 */
export function untilNull<State>(
  name: string,
  begin: () => State,
  take: (state: State, value: unknown) => State,
  finish: (state: State) => unknown,
): [string, OperatorCompiler] {
  return [
    name,
    (operand, compiler) => {
      const parts = compiledOperands(name, operand, compiler, 0, Number.POSITIVE_INFINITY);
      return (scope) => {
        let state = begin();
        for (const part of parts) {
          const value = part(scope);
          if (isNullish(value)) return null;
          state = take(state, value);
        }
        return finish(state);
      };
    },
  ];
}

/** The operands of an operator that takes so many of them; a single one needs no array around it. */
export function compiledOperands(
  name: string,
  operand: unknown,
  compiler: Compiler,
  least: number,
  most: number,
): Evaluate[] {
  const operands = Array.isArray(operand) ? operand : [operand];
  checkArity(name, operands.length, least, most);
  return operands.map((part) => compiler.compile(part));
}

function checkArity(name: string, given: number, least: number, most: number): void {
  if (least === most) {
    must(
      given === least,
      'Location16020',
      `Expression ${name} takes exactly ${least} arguments. ${given} were passed in.`,
    );
    return;
  }
  must(
    given >= least && given <= most,
    'Location28667',
    `Expression ${name} takes at least ${least} arguments, and at most ${most}, but ${given} were passed in.`,
  );
}
