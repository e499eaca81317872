import { Decimal128, Double, Long, ObjectId, Timestamp } from 'bson';
import { decimalOf, doubleOf, fitsLong, isInt32 } from '../bson/numbers.ts';
import { isNumeric, toNumber } from '../bson/types.ts';
import { DatabaseError, must } from '../errors.ts';
import { typeNameOf, typeNumberName } from '../query/type-names.ts';
import { eager } from './arity.ts';
import { namedArguments } from './named-arguments.ts';
import { plainText } from './number-text.ts';
import type { Compiler, Evaluate, OperatorCompiler } from './scope.ts';
import { isNullish, isTrue } from './truth.ts';

const converters = new Map<string, (value: unknown) => unknown>([
  ['string', toText],
  ['objectId', toObjectId],
  ['bool', isTrue],
  ['int', toInt],
  ['long', toLong],
  ['double', toDouble],
  ['decimal', toDecimal],
  ['date', toDate],
]);

function shorthand(name: string, type: string): [string, OperatorCompiler] {
  return eager(name, 1, 1, (value) => (isNullish(value) ? null : converters.get(type)?.(value)));
}

export const conversionOperators: [string, OperatorCompiler][] = [
  shorthand('$toString', 'string'),
  shorthand('$toObjectId', 'objectId'),
  shorthand('$toBool', 'bool'),
  shorthand('$toInt', 'int'),
  shorthand('$toLong', 'long'),
  shorthand('$toDouble', 'double'),
  shorthand('$toDecimal', 'decimal'),
  shorthand('$toDate', 'date'),
  ['$convert', convert],
  eager('$type', 1, 1, (value) => (value === undefined ? 'missing' : typeNameOf(value))),
  eager('$isNumber', 1, 1, isNumeric),
];

const shape = {
  required: { input: 'FailedToParse', to: 'FailedToParse' },
  optional: ['onError', 'onNull'],
  notAnObject: 'FailedToParse',
  unknown: 'FailedToParse',
} as const;

/** An impossible target is told even where the input is null; a null input counts before a null target. */
function convert(operand: unknown, compiler: Compiler): Evaluate {
  const parts = namedArguments('$convert', operand, compiler, shape);
  return (scope) => {
    const to = parts.get('to')?.(scope);
    const name = isNullish(to) ? undefined : targetOf(to);
    const value = parts.get('input')?.(scope);
    const [onNull, onError] = [parts.get('onNull'), parts.get('onError')];
    if (isNullish(value)) return onNull ? onNull(scope) : null;
    if (name === undefined) return null;
    return onError
      ? orElse(
          () => converted(value, name),
          () => onError(scope),
        )
      : converted(value, name);
  };
}

function targetOf(to: unknown): string {
  must(
    typeof to === 'string' || isNumeric(to),
    'FailedToParse',
    `$convert's 'to' argument must be a string or number, but is ${typeNameOf(to)}`,
  );
  return typeNumberName(to);
}

function converted(value: unknown, to: string): unknown {
  const converter = converters.get(to);
  if (!converter) throw unsupported(value, to);
  return converter(value);
}

function orElse(work: () => unknown, otherwise: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    return otherwise();
  }
}

function unsupported(value: unknown, to: string): DatabaseError {
  return new DatabaseError(
    'ConversionFailure',
    `Unsupported conversion from ${typeNameOf(value)} to ${to} in $convert with no onError value`,
  );
}

function unreadable(kind: string, value: unknown): DatabaseError {
  return new DatabaseError(
    'ConversionFailure',
    `Failed to parse ${kind} '${String(value)}' in $convert with no onError value`,
  );
}

function toText(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof ObjectId) return value.toHexString();
  if (typeof value === 'string' || typeof value === 'boolean') return String(value);
  if (isNumeric(value)) return plainText(value);
  throw unsupported(value, 'string');
}

function toObjectId(value: unknown): ObjectId {
  if (value instanceof ObjectId) return value;
  if (typeof value !== 'string') throw unsupported(value, 'objectId');
  if (!/^[0-9a-f]{24}$/i.test(value)) throw unreadable('objectId', value);
  return new ObjectId(value);
}

function toInt(value: unknown): number {
  const number = wholeFrom(value, 'int');
  must(
    BigInt.asIntN(32, number) === number,
    'ConversionFailure',
    'Conversion would overflow target type in $convert with no onError value',
  );
  return Number(number);
}

function toLong(value: unknown): Long {
  const number = wholeFrom(value, 'long');
  must(
    fitsLong(number),
    'ConversionFailure',
    'Conversion would overflow target type in $convert with no onError value',
  );
  return Long.fromBigInt(number);
}

function wholeFrom(value: unknown, to: string): bigint {
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (value instanceof Date && to === 'long') return BigInt(value.getTime());
  if (typeof value === 'string') {
    if (!/^[+-]?\d+$/.test(value)) throw unreadable('number', value);
    return BigInt(value.replace('+', ''));
  }
  if (value instanceof Long) return value.toBigInt();
  if (!isNumeric(value)) throw unsupported(value, to);
  const number = toNumber(value);
  must(
    Number.isFinite(number),
    'ConversionFailure',
    `Attempt to convert ${Number.isNaN(number) ? 'NaN value' : 'infinity value'} to integer type in $convert with no onError value`,
  );
  return BigInt(Math.trunc(number));
}

function toDouble(value: unknown): number | Double {
  if (typeof value === 'boolean') return new Double(value ? 1 : 0);
  if (value instanceof Date) return doubleOf(value.getTime());
  if (isNumeric(value)) return doubleOf(toNumber(value));
  if (typeof value !== 'string') throw unsupported(value, 'double');
  const number = /^\s|\s$|^$/.test(value) ? Number.NaN : Number(value);
  if (Number.isNaN(number) && value !== 'NaN') throw unreadable('number', value);
  return doubleOf(number);
}

function toDecimal(value: unknown): Decimal128 {
  if (typeof value === 'boolean') return Decimal128.fromString(value ? '1' : '0');
  if (value instanceof Date) return decimalOf(Long.fromNumber(value.getTime()));
  if (isNumeric(value)) return decimalOf(value);
  if (typeof value !== 'string') throw unsupported(value, 'decimal');
  try {
    return Decimal128.fromStringWithRounding(value);
  } catch {
    throw unreadable('number', value);
  }
}

function toDate(value: unknown): Date {
  if (value instanceof Date) return value;
  if (value instanceof ObjectId) return value.getTimestamp();
  if (value instanceof Timestamp) return new Date(value.getHighBitsUnsigned() * 1000);
  if (typeof value === 'string') return dateFromText(value);
  if (!isNumeric(value) || (typeof value === 'number' && isInt32(value)))
    throw unsupported(value, 'date');
  return new Date(Math.trunc(toNumber(value)));
}

function dateFromText(value: string): Date {
  const hasZone = /Z$|[+-]\d{2}:?\d{2}$/.test(value);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value);
  const date = new Date(hasZone || isDay ? value : `${value}Z`);
  if (Number.isNaN(date.getTime())) throw unreadable('date', value);
  return date;
}
