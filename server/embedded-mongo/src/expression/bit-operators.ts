import { bigOf, integerOf, numeric, numericTypeOf } from '../bson/numbers.ts';
import { isNumeric } from '../bson/types.ts';
import { must } from '../errors.ts';
import { typeNameOf } from '../query/type-names.ts';
import { eager } from './arity.ts';
import type { OperatorCompiler } from './scope.ts';
import { isNullish } from './truth.ts';

const any = Number.POSITIVE_INFINITY;

export const bitOperators: [string, OperatorCompiler][] = [
  combining('$bitAnd', -1n, (a, b) => a & b),
  combining('$bitOr', 0n, (a, b) => a | b),
  combining('$bitXor', 0n, (a, b) => a ^ b),
  eager('$bitNot', 1, 1, (value) => {
    if (isNullish(value)) return null;
    return integerOf(~integer('$bitNot', value), widest([value]));
  }),
];

function combining(
  name: string,
  start: bigint,
  combine: (a: bigint, b: bigint) => bigint,
): [string, OperatorCompiler] {
  return eager(name, 0, any, (...values) => {
    if (values.some(isNullish)) return null;
    const bits = values.map((value) => integer(name, value)).reduce(combine, start);
    return integerOf(bits, widest(values));
  });
}

function integer(name: string, value: unknown): bigint {
  must(
    isNumeric(value) && numericTypeOf(value) <= numeric.long,
    'TypeMismatch',
    `${name} only supports int and long operands, not ${typeNameOf(value)}`,
  );
  return bigOf(value);
}

function widest(values: unknown[]) {
  return values.some((value) => numericTypeOf(value) === numeric.long) ? numeric.long : numeric.int;
}
