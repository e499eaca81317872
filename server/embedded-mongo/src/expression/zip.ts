import { must } from '../errors.ts';
import { typeNameOf } from '../query/type-names.ts';
import { namedOperand } from './named-arguments.ts';
import type { Compiler, Evaluate, OperatorCompiler } from './scope.ts';
import { isNullish } from './truth.ts';

export const zipOperators: [string, OperatorCompiler][] = [['$zip', zip]];

const shape = {
  required: { inputs: 'Location34465' },
  optional: ['defaults', 'useLongestLength'],
  notAnObject: 'Location34460',
  unknown: 'Location34464',
} as const;

function zip(operand: unknown, compiler: Compiler): Evaluate {
  const { inputs, defaults = [], useLongestLength = false } = namedOperand('$zip', operand, shape);
  checkParts(inputs, defaults, useLongestLength);
  const arrays = (inputs as unknown[]).map((part) => compiler.compile(part));
  const fillings = (defaults as unknown[]).map((part) => compiler.compile(part));
  return (scope) => {
    const rows: unknown[][] = [];
    for (const array of arrays) {
      const value = array(scope);
      if (isNullish(value)) return null;
      must(
        Array.isArray(value),
        'Location34468',
        `$zip found a non-array expression in input: ${typeNameOf(value)}`,
      );
      rows.push(value);
    }
    const fill = fillings.map((part) => part(scope) ?? null);
    const lengths = rows.map((row) => row.length);
    const length = useLongestLength ? Math.max(...lengths) : Math.min(...lengths);
    return Array.from({ length }, (_, at) =>
      rows.map((row, place) => (at < row.length ? row[at] : (fill[place] ?? null))),
    );
  };
}

function checkParts(inputs: unknown, defaults: unknown, useLongestLength: unknown): void {
  must(Array.isArray(inputs), 'Location34461', 'inputs must be an array of expressions');
  must(inputs.length > 0, 'Location34465', '$zip requires at least one input array');
  must(Array.isArray(defaults), 'Location34462', 'defaults must be an array of expressions');
  must(typeof useLongestLength === 'boolean', 'Location34463', 'useLongestLength must be a bool');
  must(
    defaults.length === 0 || useLongestLength,
    'Location34466',
    'cannot specify defaults unless useLongestLength is true',
  );
  must(
    defaults.length === 0 || defaults.length === inputs.length,
    'Location34467',
    'defaults and inputs must have the same length',
  );
}
