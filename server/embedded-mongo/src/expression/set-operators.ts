import { compareValues } from '../bson/compare.ts';
import { must } from '../errors.ts';
import { typeNameOf } from '../query/type-names.ts';
import { compiledOperands, eager, untilNull } from './arity.ts';
import { ValueSet } from './equality-key.ts';
import type { Compiler, Evaluate, OperatorCompiler } from './scope.ts';
import { isNullish } from './truth.ts';

/** MongoDB's sets come out in the order of their values. */
export const setOperators: [string, OperatorCompiler][] = [
  untilNull(
    '$setUnion',
    () => new ValueSet(),
    (union, value) => {
      for (const member of arrayOf('$setUnion', 'Location17043', value)) union.add(member);
      return union;
    },
    (union) => union.values().sort(compareValues),
  ),
  untilNull(
    '$setIntersection',
    () => undefined as ValueSet | undefined,
    (common, value) => {
      const set = new ValueSet(arrayOf('$setIntersection', 'Location17047', value));
      return common ? new ValueSet(common.values().filter((member) => set.has(member))) : set;
    },
    (common) => (common?.values() ?? []).sort(compareValues),
  ),
  eager('$setDifference', 2, 2, (left, right) => {
    if (isNullish(left) || isNullish(right)) return null;
    const members = arrayOf('$setDifference', 'Location17048', left);
    const unwanted = new ValueSet(arrayOf('$setDifference', 'Location17049', right));
    return new ValueSet(members.filter((value) => !unwanted.has(value))).values();
  }),
  ['$setEquals', setEquals],
  ['$setIsSubset', setIsSubset],
];

function setEquals(operand: unknown, compiler: Compiler): Evaluate {
  const most = Number.POSITIVE_INFINITY;
  const [first, ...others] = compiledOperands('$setEquals', operand, compiler, 2, most);
  return (scope) => {
    const setOf = (part: Evaluate | undefined) =>
      new ValueSet(arrayOf('$setEquals', 'Location17044', part?.(scope)));
    const set = setOf(first);
    return others.every((part) => {
      const other = setOf(part);
      return other.size === set.size && isWithin(set.values(), other);
    });
  };
}

function setIsSubset(operand: unknown, compiler: Compiler): Evaluate {
  const [left, right] = compiledOperands('$setIsSubset', operand, compiler, 2, 2);
  return (scope) => {
    const members = arrayOf('$setIsSubset', 'Location17046', left?.(scope));
    return isWithin(
      members,
      new ValueSet(arrayOf('$setIsSubset', 'Location17042', right?.(scope))),
    );
  };
}

function isWithin(values: unknown[], set: ValueSet): boolean {
  return values.every((value) => set.has(value));
}

function arrayOf(name: string, code: `Location${number}`, value: unknown): unknown[] {
  must(
    Array.isArray(value),
    code,
    `All operands of ${name} must be arrays. One argument is of type: ${value === undefined ? 'missing' : typeNameOf(value)}`,
  );
  return value;
}
