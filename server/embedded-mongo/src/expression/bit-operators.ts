import { bigOf, integerOf, type NumericType, numeric, numericTypeOf } from '../bson/numbers.ts';
import { isNumeric } from '../bson/types.ts';
import { must } from '../errors.ts';
import { typeNameOf } from '../query/type-names.ts';
import { eager, untilNull } from './arity.ts';
import type { OperatorCompiler } from './scope.ts';
import { isNullish } from './truth.ts';

export const bitOperators: [string, OperatorCompiler][] = [
  combining('$bitAnd', -1n, (a, b) => a & b),
  combining('$bitOr', 0n, (a, b) => a | b),
  combining('$bitXor', 0n, (a, b) => a ^ b),
  eager('$bitNot', 1, 1, (value) => {
    if (isNullish(value)) return null;
    return integerOf(~integer('$bitNot', value), numericTypeOf(value));
  }),
];

function combining(
  name: string,
  start: bigint,
  combine: (a: bigint, b: bigint) => bigint,
): [string, OperatorCompiler] {
  return untilNull(
    name,
    () => ({ bits: start, type: numeric.int as NumericType }),
    ({ bits, type }, value) => {
      const next = integer(name, value);
      return {
        bits: combine(bits, next),
        type: Math.max(type, numericTypeOf(value)) as NumericType,
      };
    },
    ({ bits, type }) => integerOf(bits, type),
  );
}

function integer(name: string, value: unknown): bigint {
  must(
    isNumeric(value) && numericTypeOf(value) <= numeric.long,
    'TypeMismatch',
    `${name} only supports int and long operands, not ${typeNameOf(value)}`,
  );
  return bigOf(value);
}
