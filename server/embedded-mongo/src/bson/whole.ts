import { Decimal128, Long } from 'bson';
import { exactOf } from './decimal.ts';
import { isNumeric, toNumber } from './types.ts';

/** A number without a fraction, to the last digit; undefined for any other value. */
export function wholeOf(value: unknown): bigint | undefined {
  const whole = truncated(value);
  if (whole === undefined || value instanceof Long) return whole;
  const isWhole =
    value instanceof Decimal128 ? hasNoFraction(value) : Number.isInteger(toNumber(value));
  return isWhole ? whole : undefined;
}

function hasNoFraction(value: Decimal128): boolean {
  const exact = exactOf(value);
  if (!exact) return false;
  return exact.exponent >= 0 || exact.coefficient % 10n ** BigInt(-exact.exponent) === 0n;
}

/** The part of a number before its point, to the last digit; undefined for what is no finite number. */
export function truncated(value: unknown): bigint | undefined {
  if (value instanceof Long) return value.toBigInt();
  if (value instanceof Decimal128) {
    const exact = exactOf(value);
    if (!exact) return undefined;
    const power = 10n ** BigInt(Math.abs(exact.exponent));
    return exact.exponent < 0 ? exact.coefficient / power : exact.coefficient * power;
  }
  const number = isNumeric(value) ? toNumber(value) : Number.NaN;
  return Number.isFinite(number) ? BigInt(Math.trunc(number)) : undefined;
}
