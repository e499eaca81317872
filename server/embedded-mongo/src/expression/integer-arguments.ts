import { isNumeric, toNumber } from '../bson/types.ts';
import { must } from '../errors.ts';
import { typeNameOf } from '../query/type-names.ts';

/** A whole number of 32 bits; MongoDB has one code for what is no number and one for what is not whole. */
export function wholeNumber(
  name: string,
  [notNumeric, notWhole]: readonly [number, number],
  value: unknown,
): number {
  must(
    isNumeric(value),
    `Location${notNumeric}`,
    `${name} requires a number, found: ${value === undefined ? 'missing' : typeNameOf(value)}`,
  );
  const number = toNumber(value);
  must(
    (number | 0) === number,
    `Location${notWhole}`,
    `${name} requires a number that is representable as a 32-bit integer, found: ${number}`,
  );
  return number;
}

/** Where a search begins or ends. */
export function position(name: string, value: unknown): number {
  const number = wholeNumber(name, [40096, 40096], value);
  must(number >= 0, 'Location40097', `${name} requires a nonnegative index, found: ${number}`);
  return number;
}
