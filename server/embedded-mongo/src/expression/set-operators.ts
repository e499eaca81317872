import { must } from '../errors.ts';
import { typeNameOf } from '../query/type-names.ts';
import { eager } from './arity.ts';
import { ValueSet } from './equality-key.ts';
import type { OperatorCompiler } from './scope.ts';
import { isNullish } from './truth.ts';

const any = Number.POSITIVE_INFINITY;

export const setOperators: [string, OperatorCompiler][] = [
  eager('$setUnion', 0, any, (...arrays) =>
    orNull('$setUnion', 'Location17043', arrays, (sets) => new ValueSet(sets.flat()).values()),
  ),
  eager('$setIntersection', 0, any, (...arrays) =>
    orNull('$setIntersection', 'Location17047', arrays, intersection),
  ),
  eager('$setDifference', 2, 2, (...arrays) =>
    orNull('$setDifference', 'Location17048', arrays, ([left = [], right = []]) => {
      const unwanted = new ValueSet(right);
      return new ValueSet(left.filter((value) => !unwanted.has(value))).values();
    }),
  ),
  eager('$setEquals', 2, any, (...arrays) => {
    const sets = arraysOf('$setEquals', 'Location17044', arrays).map((set) => new ValueSet(set));
    const [first, ...others] = sets as [ValueSet, ...ValueSet[]];
    return others.every((set) => set.size === first.size && isWithin(first.values(), set));
  }),
  eager('$setIsSubset', 2, 2, (...arrays) => {
    const [left = [], right = []] = arraysOf('$setIsSubset', 'Location17046', arrays);
    return isWithin(left, new ValueSet(right));
  }),
];

function isWithin(values: unknown[], set: ValueSet): boolean {
  return values.every((value) => set.has(value));
}

function intersection(arrays: unknown[][]): unknown[] {
  const [first = [], ...others] = arrays;
  const sets = others.map((array) => new ValueSet(array));
  return new ValueSet(first.filter((value) => sets.every((set) => set.has(value)))).values();
}

function orNull(
  name: string,
  code: `Location${number}`,
  arrays: unknown[],
  combine: (arrays: unknown[][]) => unknown[],
): unknown[] | null {
  return arrays.some(isNullish) ? null : combine(arraysOf(name, code, arrays));
}

function arraysOf(name: string, code: `Location${number}`, values: unknown[]): unknown[][] {
  return values.map((value) => {
    must(
      Array.isArray(value),
      code,
      `All operands of ${name} must be arrays. One argument is of type: ${value === undefined ? 'missing' : typeNameOf(value)}`,
    );
    return value;
  });
}
