import { must } from '../errors.ts';
import { typeNameOf } from '../query/type-names.ts';
import { namedArguments } from './named-arguments.ts';
import type { OperatorCompiler } from './scope.ts';
import { text } from './string-operators.ts';
import { isNullish } from './truth.ts';

/** Texts with something cut off or replaced. */
export const textChangeOperators: [string, OperatorCompiler][] = [
  trimming('$trim', true, true),
  trimming('$ltrim', true, false),
  trimming('$rtrim', false, true),
  replacing('$replaceOne', (input, find, replacement) => input.replace(find, () => replacement)),
  replacing('$replaceAll', (input, find, replacement) => input.split(find).join(replacement)),
];

/** What MongoDB takes for white space. */
const whitespace =
  '\0 \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a';

const trimShape = {
  required: { input: 'Location50695' },
  optional: ['chars'],
  notAnObject: 'Location50696',
  unknown: 'Location50694',
} as const;

function trimming(name: string, left: boolean, right: boolean): [string, OperatorCompiler] {
  return [
    name,
    (operand, compiler) => {
      const parts = namedArguments(name, operand, compiler, trimShape);
      const chars = parts.get('chars');
      return (scope) => {
        const input = parts.get('input')?.(scope);
        if (isNullish(input)) return null;
        const whole = text(name, 'Location50699', input);
        const unwanted = chars ? chars(scope) : whitespace;
        if (isNullish(unwanted)) return null;
        return trimmed(whole, text(name, 'Location50700', unwanted), left, right);
      };
    },
  ];
}

function trimmed(whole: string, unwanted: string, left: boolean, right: boolean): string {
  const cut = new Set(unwanted);
  const points = [...whole];
  const start = left ? points.findIndex((point) => !cut.has(point)) : 0;
  const end = right ? points.findLastIndex((point) => !cut.has(point)) + 1 : points.length;
  return start < 0 ? '' : points.slice(start, end).join('');
}

const replaceShape = {
  required: { input: 'Location51749', find: 'Location51748', replacement: 'Location51747' },
  optional: [],
  notAnObject: 'Location51751',
  unknown: 'Location51750',
} as const;

const codes = {
  input: 'Location51746',
  find: 'Location51745',
  replacement: 'Location51744',
} as const;

/** A wrong type is told even where another argument is null. */
function replacing(
  name: string,
  replace: (input: string, find: string, replacement: string) => string,
): [string, OperatorCompiler] {
  return [
    name,
    (operand, compiler) => {
      const parts = namedArguments(name, operand, compiler, replaceShape);
      return (scope) => {
        const [input, find, replacement] = (['input', 'find', 'replacement'] as const).map(
          (part) => {
            const value = parts.get(part)?.(scope) ?? null;
            must(
              value === null || typeof value === 'string',
              codes[part],
              `${name} requires that '${part}' be a string, found: ${typeNameOf(value)}`,
            );
            return value;
          },
        ) as [string | null, string | null, string | null];
        if (input === null || find === null || replacement === null) return null;
        return replace(input, find, replacement);
      };
    },
  ];
}
