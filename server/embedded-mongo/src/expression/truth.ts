import { isNumeric, toNumber } from '../bson/types.ts';

/** Truth in the sense of expressions: all but false, null, missing and zero. */
export function isTrue(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  if (value === null || value === undefined) return false;
  return !isNumeric(value) || toNumber(value) !== 0;
}

export function isNullish(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}
