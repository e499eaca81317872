import { Timestamp } from 'bson';
import { isNumeric } from '../bson/types.ts';
import { must } from '../errors.ts';
import { typeNameOf } from '../query/type-names.ts';
import { eager, untilNull } from './arity.ts';
import { plainText } from './number-text.ts';
import type { OperatorCompiler } from './scope.ts';
import { isNullish } from './truth.ts';

export const stringOperators: [string, OperatorCompiler][] = [
  untilNull(
    '$concat',
    () => '',
    concatenated,
    (joined) => joined,
  ),
  eager('$toUpper', 1, 1, (value) => upper(coerced('$toUpper', value))),
  eager('$toLower', 1, 1, (value) =>
    coerced('$toLower', value).replace(/[A-Z]+/g, (part) => part.toLowerCase()),
  ),
  eager('$strcasecmp', 2, 2, (...values) => {
    const [left = '', right = ''] = values.map((value) => upper(coerced('$strcasecmp', value)));
    return Math.sign(Buffer.compare(Buffer.from(left), Buffer.from(right)));
  }),
  eager('$strLenCP', 1, 1, (value) => [...text('$strLenCP', 'Location34471', value)].length),
  eager('$strLenBytes', 1, 1, (value) =>
    Buffer.byteLength(text('$strLenBytes', 'Location34473', value)),
  ),
  eager('$split', 2, 2, split),
];

/** Null and missing become the empty text, numbers and dates are written out. */
export function coerced(name: string, value: unknown): string {
  if (isNullish(value)) return '';
  if (typeof value === 'string') return value;
  if (isNumeric(value)) return plainText(value);
  if (value instanceof Date) return value.toISOString();
  must(
    value instanceof Timestamp,
    'Location16007',
    `can't convert from BSON type ${typeNameOf(value)} to String in ${name}`,
  );
  return value.toString();
}

/** Only letters of ASCII have cases here, as in MongoDB. */
function upper(value: string): string {
  return value.replace(/[a-z]+/g, (part) => part.toUpperCase());
}

/** A text, or the error that this is none. */
export function text(name: string, code: `Location${number}`, value: unknown): string {
  must(
    typeof value === 'string',
    code,
    `${name} requires a string argument, found: ${value === undefined ? 'missing' : typeNameOf(value)}`,
  );
  return value;
}

function concatenated(joined: string, value: unknown): string {
  must(
    typeof value === 'string',
    'Location16702',
    `$concat only supports strings, not ${typeNameOf(value)}`,
  );
  return joined + value;
}

function split(value: unknown, separator: unknown): string[] | null {
  if (isNullish(value) || isNullish(separator)) return null;
  const whole = text('$split', 'Location40085', value);
  const between = text('$split', 'Location40086', separator);
  must(between !== '', 'Location40087', '$split requires a non-empty separator');
  return whole.split(between);
}
