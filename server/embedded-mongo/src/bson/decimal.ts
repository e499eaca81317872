import { Decimal128, Double, Int32, Long } from 'bson';

/** coefficient × 10^exponent, exactly. */
export interface Exact {
  coefficient: bigint;
  exponent: number;
}

/** The exact value of a finite number of any BSON type; undefined for NaN and infinities. */
export function exactOf(value: unknown): Exact | undefined {
  if (typeof value === 'number') return exactOfDouble(value);
  if (value instanceof Long) return { coefficient: value.toBigInt(), exponent: 0 };
  if (value instanceof Double || value instanceof Int32) return exactOfDouble(value.valueOf());
  if (value instanceof Decimal128) return exactOfDecimal(value);
  return undefined;
}

function exactOfDouble(value: number): Exact | undefined {
  if (!Number.isFinite(value)) return undefined;
  let mantissa = value;
  let halvings = 0;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    halvings += 1;
  }
  return { coefficient: BigInt(mantissa) * 5n ** BigInt(halvings), exponent: -halvings };
}

function exactOfDecimal(value: Decimal128): Exact | undefined {
  const match = /^(-?)(\d+)(?:\.(\d*))?(?:E([+-]?\d+))?$/i.exec(value.toString());
  if (!match) return undefined;
  const [, sign, whole = '', fraction = '', power = '0'] = match;
  const magnitude = BigInt(whole + fraction);
  return { coefficient: sign ? -magnitude : magnitude, exponent: Number(power) - fraction.length };
}

export function compareExact(a: Exact, b: Exact): number {
  const signA = a.coefficient > 0n ? 1 : a.coefficient < 0n ? -1 : 0;
  const signB = b.coefficient > 0n ? 1 : b.coefficient < 0n ? -1 : 0;
  if (signA !== signB) return signA < signB ? -1 : 1;
  const common = Math.min(a.exponent, b.exponent);
  const left = a.coefficient * 10n ** BigInt(a.exponent - common);
  const right = b.coefficient * 10n ** BigInt(b.exponent - common);
  return left < right ? -1 : left > right ? 1 : 0;
}
