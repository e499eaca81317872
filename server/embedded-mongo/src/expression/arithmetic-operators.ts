import { Decimal128, Long } from 'bson';
import { add, divide, modulo, multiply, subtract } from '../bson/arithmetic.ts';
import { doubleOf, numeric, numericTypeOf } from '../bson/numbers.ts';
import { isNumeric, toNumber } from '../bson/types.ts';
import { DatabaseError, must } from '../errors.ts';
import { typeNameOf } from '../query/type-names.ts';
import { eager, untilNull } from './arity.ts';
import { roundTo } from './rounding.ts';
import type { OperatorCompiler } from './scope.ts';
import { isNullish } from './truth.ts';

export const arithmeticOperators: [string, OperatorCompiler][] = [
  untilNull('$add', () => ({ date: undefined, total: 0 }) as RunningSum, addTo, sumOf),
  eager('$subtract', 2, 2, difference),
  untilNull(
    '$multiply',
    () => 1 as unknown,
    multiplied,
    (total) => total,
  ),
  eager('$divide', 2, 2, quotient),
  eager('$mod', 2, 2, remainder),
  eager('$abs', 1, 1, ofNumber('$abs', absolute)),
  eager(
    '$ceil',
    1,
    1,
    ofNumber('$ceil', (value) => roundTo(value, 0, 'up')),
  ),
  eager(
    '$floor',
    1,
    1,
    ofNumber('$floor', (value) => roundTo(value, 0, 'down')),
  ),
  eager('$round', 1, 2, rounding('$round', 'even')),
  eager('$trunc', 1, 2, rounding('$trunc', 'zero')),
];

interface RunningSum {
  date: Date | undefined;
  total: unknown;
}

function addTo({ date, total }: RunningSum, value: unknown): RunningSum {
  if (value instanceof Date) {
    must(!date, 'Location16612', 'only one date allowed in an $add expression');
    return { date: value, total };
  }
  must(
    isNumeric(value),
    'TypeMismatch',
    `$add only supports numeric or date types, not ${typeNameOf(value)}`,
  );
  return { date, total: add(total, value) ?? doubleOf(toNumber(total) + toNumber(value)) };
}

function sumOf({ date, total }: RunningSum): unknown {
  return date ? new Date(date.getTime() + Math.round(toNumber(total))) : total;
}

function multiplied(total: unknown, value: unknown): unknown {
  must(
    isNumeric(value),
    'TypeMismatch',
    `$multiply only supports numeric types, not ${typeNameOf(value)}`,
  );
  return multiply(total, value) ?? doubleOf(toNumber(total) * toNumber(value));
}

function difference(left: unknown, right: unknown): unknown {
  if (isNullish(left) || isNullish(right)) return null;
  if (left instanceof Date && right instanceof Date)
    return Long.fromNumber(left.getTime() - right.getTime());
  if (left instanceof Date && isNumeric(right))
    return new Date(left.getTime() - Math.round(toNumber(right)));
  if (isNumeric(left) && isNumeric(right))
    return subtract(left, right) ?? doubleOf(toNumber(left) - toNumber(right));
  throw new DatabaseError(
    'TypeMismatch',
    `can't $subtract ${typeNameOf(right)} from ${typeNameOf(left)}`,
  );
}

function quotient(left: unknown, right: unknown): unknown {
  if (isNullish(left) || isNullish(right)) return null;
  must(
    isNumeric(left) && isNumeric(right),
    'TypeMismatch',
    `$divide only supports numeric types, not ${typeNameOf(left)} and ${typeNameOf(right)}`,
  );
  must(toNumber(right) !== 0, 'BadValue', "can't $divide by zero");
  return divide(left, right);
}

function remainder(left: unknown, right: unknown): unknown {
  if (isNullish(left) || isNullish(right)) return null;
  must(
    isNumeric(left) && isNumeric(right),
    'Location16611',
    `$mod only supports numeric types, not ${typeNameOf(left)} and ${typeNameOf(right)}`,
  );
  must(toNumber(right) !== 0, 'Location16610', "can't $mod by zero");
  return modulo(left, right);
}

function ofNumber(name: string, calculate: (value: unknown) => unknown) {
  return (value: unknown) => {
    if (isNullish(value)) return null;
    must(
      isNumeric(value),
      'Location28765',
      `${name} only supports numeric types, not ${typeNameOf(value)}`,
    );
    return calculate(value);
  };
}

function absolute(value: unknown): unknown {
  if (value instanceof Long && value.equals(Long.MIN_VALUE))
    throw new DatabaseError('Location28680', "can't take $abs of long long min");
  const isNegative = toNumber(value) < 0 || Object.is(value, -0);
  if (!isNegative) return value;
  if (value instanceof Decimal128) return Decimal128.fromString(value.toString().replace('-', ''));
  return numericTypeOf(value) === numeric.double ? doubleOf(-toNumber(value)) : subtract(0, value);
}

function rounding(name: string, mode: 'even' | 'zero') {
  return (...values: unknown[]) => {
    const [value, place = values.length === 1 ? 0 : null] = values;
    if (isNullish(value)) return null;
    must(
      isNumeric(value),
      'Location51081',
      `${name} only supports numeric types, not ${typeNameOf(value)}`,
    );
    if (isNullish(place)) return null;
    const digits = isNumeric(place) ? toNumber(place) : Number.NaN;
    must(Number.isInteger(digits), 'Location51082', 'precision argument must be integral');
    must(
      digits >= -20 && digits <= 100,
      'Location51083',
      `cannot apply ${name} with precision value ${digits} value must be in [-20, 100]`,
    );
    return roundTo(value, digits, mode);
  };
}
