import { compareValues } from '../bson/compare.ts';
import { must } from '../errors.ts';
import { typeNameOf } from '../query/type-names.ts';
import { eager } from './arity.ts';
import type { OperatorCompiler } from './scope.ts';
import { isTrue } from './truth.ts';

function comparison(name: string, accept: (order: number) => unknown): [string, OperatorCompiler] {
  return eager(name, 2, 2, (left, right) => accept(compareWithMissing(left, right)));
}

/** In expressions a missing value sorts before null. */
export function compareWithMissing(left: unknown, right: unknown): number {
  if (left === undefined || right === undefined)
    return Number(left !== undefined) - Number(right !== undefined);
  return compareValues(left, right);
}

export const comparisonOperators: [string, OperatorCompiler][] = [
  comparison('$eq', (order) => order === 0),
  comparison('$ne', (order) => order !== 0),
  comparison('$gt', (order) => order > 0),
  comparison('$gte', (order) => order >= 0),
  comparison('$lt', (order) => order < 0),
  comparison('$lte', (order) => order <= 0),
  comparison('$cmp', Math.sign),
  eager('$not', 1, 1, (value) => !isTrue(value)),
  eager('$in', 2, 2, (value, choices) => {
    must(
      Array.isArray(choices),
      'Location40081',
      `$in requires an array as a second argument, found: ${choices === undefined ? 'missing' : typeNameOf(choices)}`,
    );
    return choices.some((choice) => compareWithMissing(choice, value) === 0);
  }),
  eager('$allElementsTrue', 1, 1, (array) =>
    truths('$allElementsTrue', 'Location17040', array).every(Boolean),
  ),
  eager('$anyElementTrue', 1, 1, (array) =>
    truths('$anyElementTrue', 'Location17041', array).some(Boolean),
  ),
];

function truths(name: string, code: `Location${number}`, array: unknown): boolean[] {
  must(
    Array.isArray(array),
    code,
    `${name}'s argument must be an array, but is ${array === undefined ? 'missing' : typeNameOf(array)}`,
  );
  return array.map(isTrue);
}
