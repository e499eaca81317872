import { compareValues } from '../bson/compare.ts';
import { isDocument, isNumeric, toNumber } from '../bson/types.ts';
import { must } from '../errors.ts';
import { compareSortValues, parseSort, sortValuesOf } from '../query/sort.ts';
import { typeNameOf } from '../query/type-names.ts';
import { eager, untilNull } from './arity.ts';
import { compareWithMissing } from './comparison.ts';
import { position, wholeNumber } from './integer-arguments.ts';
import { namedOperand } from './named-arguments.ts';
import type { Compiler, Evaluate, OperatorCompiler } from './scope.ts';
import { isNullish } from './truth.ts';

export const arrayOperators: [string, OperatorCompiler][] = [
  eager('$size', 1, 1, size),
  eager('$arrayElemAt', 2, 2, elementAt),
  eager('$first', 1, 1, (array) => elementAt(array, 0)),
  eager('$last', 1, 1, (array) => elementAt(array, -1)),
  eager('$slice', 2, 3, slice),
  untilNull(
    '$concatArrays',
    () => [] as unknown[],
    concatenated,
    (joined) => joined,
  ),
  eager('$reverseArray', 1, 1, (array) =>
    isNullish(array) ? null : [...arrayOf('$reverseArray', 'Location34435', array)].reverse(),
  ),
  eager('$range', 2, 3, range),
  eager('$indexOfArray', 2, 4, indexOf),
  eager('$isArray', 1, 1, Array.isArray),
  ['$sortArray', sortArray],
];

function arrayOf(name: string, code: `Location${number}`, value: unknown): unknown[] {
  must(
    Array.isArray(value),
    code,
    `The argument to ${name} must be an array, but was of type: ${value === undefined ? 'missing' : typeNameOf(value)}`,
  );
  return value;
}

function size(array: unknown): number {
  return arrayOf('$size', 'Location17124', array).length;
}

function elementAt(array: unknown, at: unknown): unknown {
  if (isNullish(array) || isNullish(at)) return null;
  must(
    Array.isArray(array),
    'Location28689',
    `$arrayElemAt's first argument must be an array, but is ${typeNameOf(array)}`,
  );
  return array.at(wholeNumber('$arrayElemAt', [28690, 28691], at));
}

function slice(...values: unknown[]): unknown {
  const [array, first, second] = values;
  if (isNullish(array) || isNullish(first)) return null;
  const all = arrayOf('$slice', 'Location28724', array);
  const start = wholeNumber('$slice', [28725, 28726], first);
  if (values.length === 2) return start >= 0 ? all.slice(0, start) : all.slice(start);
  if (isNullish(second)) return null;
  const count = wholeNumber('$slice', [28727, 28728], second);
  must(count > 0, 'Location28729', `Third argument to $slice must be positive: ${count}`);
  const from = start >= 0 ? start : Math.max(0, all.length + start);
  return all.slice(from, from + count);
}

function concatenated(joined: unknown[], array: unknown): unknown[] {
  for (const value of arrayOf('$concatArrays', 'Location28664', array)) joined.push(value);
  return joined;
}

const mostInRange = 6_000_000;

function range(...values: unknown[]): number[] {
  const start = wholeNumber('$range', [34443, 34444], values[0]);
  const end = wholeNumber('$range', [34445, 34446], values[1]);
  const step = values.length > 2 ? wholeNumber('$range', [34447, 34448], values[2]) : 1;
  must(step !== 0, 'Location34449', '$range requires a non-zero step value');
  const length = Math.max(0, Math.ceil((end - start) / step));
  must(length <= mostInRange, 'ExceededMemoryLimit', '$range would use too much memory');
  return Array.from({ length }, (_, at) => start + at * step);
}

function indexOf(...values: unknown[]): unknown {
  const [array, wanted] = values;
  if (isNullish(array)) return null;
  const all = arrayOf('$indexOfArray', 'Location40090', array);
  const start = values.length > 2 ? position('$indexOfArray', values[2]) : 0;
  const end = values.length > 3 ? position('$indexOfArray', values[3]) : all.length;
  for (let at = start; at < Math.min(end, all.length); at += 1)
    if (compareWithMissing(all[at], wanted) === 0) return at;
  return -1;
}

const sortShape = {
  required: { input: 'Location2942502', sortBy: 'Location2942503' },
  optional: [],
  notAnObject: 'Location2942500',
  unknown: 'Location2942501',
} as const;

function sortArray(operand: unknown, compiler: Compiler): Evaluate {
  const given = namedOperand('$sortArray', operand, sortShape);
  const input = compiler.compile(given.input);
  const compare = elementOrder(given.sortBy);
  return (scope) => {
    const array = input(scope);
    if (isNullish(array)) return null;
    return [...arrayOf('$sortArray', 'Location2942504', array)].sort(compare);
  };
}

/** Order of elements by `1`, `-1` or a document of fields. */
export function elementOrder(sortBy: unknown): (a: unknown, b: unknown) => number {
  if (isDocument(sortBy)) {
    const keys = parseSort(sortBy);
    const values = (element: unknown) => sortValuesOf(isDocument(element) ? element : {}, keys);
    return (a, b) => compareSortValues(values(a), values(b), keys);
  }
  const direction = isNumeric(sortBy) ? toNumber(sortBy) : 0;
  must(
    direction === 1 || direction === -1,
    'Location2942507',
    'The $sort element value must be either 1 or -1',
  );
  return (a, b) => compareValues(a, b) * direction;
}
