import { must } from '../errors.ts';
import type { OperatorCompiler } from './scope.ts';

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
      const operands = Array.isArray(operand) ? operand : [operand];
      checkArity(name, operands.length, least, most);
      const parts = operands.map((part) => compiler.compile(part));
      const [first, second] = parts;
      if (parts.length === 1 && first) return (scope) => call(first(scope));
      if (parts.length === 2 && first && second)
        return (scope) => call(first(scope), second(scope));
      return (scope) => call(...parts.map((part) => part(scope)));
    },
  ];
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
