import { isNumeric, toNumber } from '../bson/types.ts';
import { must } from '../errors.ts';
import { typeNameOf } from '../query/type-names.ts';
import { eager } from './arity.ts';
import { position, wholeNumber } from './integer-arguments.ts';
import type { OperatorCompiler } from './scope.ts';
import { coerced, text } from './string-operators.ts';
import { isNullish } from './truth.ts';

/** Parts of texts and their places, counted in code points or in bytes of UTF-8. */
export const substringOperators: [string, OperatorCompiler][] = [
  eager('$substr', 3, 3, substrBytes),
  eager('$substrBytes', 3, 3, substrBytes),
  eager('$substrCP', 3, 3, substrCodePoints),
  eager(
    '$indexOfCP',
    2,
    4,
    indexOf('$indexOfCP', 40093, (part) => [...part]),
  ),
  eager(
    '$indexOfBytes',
    2,
    4,
    indexOf('$indexOfBytes', 40091, (part) => [...Buffer.from(part)]),
  ),
];

function substrBytes(value: unknown, from: unknown, count: unknown): string {
  const bytes = Buffer.from(coerced('$substrBytes', value));
  const start = truncated('Location16034', 'starting index', from);
  const length = truncated('Location16035', 'length', count);
  must(start >= 0, 'Location50752', '$substrBytes: starting index must be non-negative');
  const end = length < 0 ? bytes.length : Math.min(bytes.length, start + length);
  must(
    !isContinuation(bytes[start]),
    'Location28656',
    '$substrBytes: Invalid range, starting index is a UTF-8 continuation byte.',
  );
  must(
    !isContinuation(bytes[end]),
    'Location28657',
    '$substrBytes: Invalid range, ending index is in the middle of a UTF-8 character.',
  );
  return bytes.toString('utf8', Math.min(start, bytes.length), end);
}

function truncated(code: `Location${number}`, what: string, value: unknown): number {
  must(
    isNumeric(value),
    code,
    `$substrBytes: ${what} must be a numeric type (is BSON type ${typeNameOf(value)})`,
  );
  return Math.trunc(toNumber(value)) || 0;
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

function substrCodePoints(value: unknown, from: unknown, count: unknown): string {
  const points = [...coerced('$substrCP', value)];
  const start = wholeNumber('$substrCP', [34450, 34451], from);
  const length = wholeNumber('$substrCP', [34452, 34453], count);
  must(length >= 0, 'Location34454', '$substrCP: length must be a nonnegative integer.');
  must(start >= 0, 'Location34455', '$substrCP: the starting index must be nonnegative integer.');
  return points.slice(start, start + length).join('');
}

/** `code` is the one of a wrong first argument; that of a wrong second one follows it. */
function indexOf(name: string, code: number, split: (part: string) => unknown[]) {
  return (...values: unknown[]): number | null => {
    const [value, wanted] = values;
    if (isNullish(value)) return null;
    const units = split(text(name, `Location${code}`, value));
    const part = split(text(name, `Location${code + 1}`, wanted));
    const start = values.length > 2 ? position(name, values[2]) : 0;
    const end =
      values.length > 3 ? Math.min(units.length, position(name, values[3])) : units.length;
    for (let at = start; at <= end - part.length; at += 1)
      if (part.every((unit, offset) => units[at + offset] === unit)) return at;
    return -1;
  };
}
