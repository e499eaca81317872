import { regexParts } from '../bson/compare.ts';
import { rank, rankOf } from '../bson/types.ts';
import { writeEmptyArray, writeValue } from '../keys/encode-value.ts';
import { KeyWriter } from '../keys/key-writer.ts';
import type { Condition } from './conditions.ts';

/**
 * Part of one field's order, in bytes as an ascending index holds them: from `low` up to but without `high`. What
 * follows a whole value in a key is a byte below 0xff, so `value 0xff` lies behind all keys of that value.
 */
export interface Interval {
  low: Buffer;
  high: Buffer;
  /** The bytes of the only value within. */
  point?: Buffer;
}

const writer = new KeyWriter();
const behind = Buffer.from([0xff]);

function bytesOf(value: unknown): Buffer {
  writer.reset();
  writeValue(writer, value);
  return writer.take();
}

function pointOf(bytes: Buffer): Interval {
  return { low: bytes, high: Buffer.concat([bytes, behind]), point: bytes };
}

function bracket(kind: number): Interval {
  return { low: Buffer.from([kind]), high: Buffer.from([kind + 1]) };
}

/** Where the values that satisfy a condition lie, in order; undefined when that is not known. */
export function intervalsOf(condition: Condition): Interval[] | undefined {
  const { operator, operand, siblings } = condition;
  switch (operator) {
    case '$eq':
      return ordered(equalTo(operand));
    case '$in':
      return ordered((operand as unknown[]).flatMap(equalTo));
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return range(operator, operand);
    case '$regex':
      return ordered(matching(operand, siblings.$options));
    case '$all':
      return firstOfAll(operand as unknown[]);
    case '$exists':
      return operand === false || operand === 0 ? [pointOf(bytesOf(null))] : undefined;
    default:
      return undefined;
  }
}

function firstOfAll(operand: unknown[]): Interval[] | undefined {
  const first = operand.find(
    (value) => ![rank.object, rank.regex].includes(rankOf(value) as never),
  );
  return first === undefined ? undefined : ordered(equalTo(first));
}

function equalTo(value: unknown): Interval[] {
  if (rankOf(value) === rank.regex) return matching(value, undefined);
  if (!Array.isArray(value)) return [pointOf(bytesOf(value))];
  const whole = pointOf(bytesOf(value));
  return [value.length === 0 ? pointOf(emptyArrayBytes()) : pointOf(bytesOf(value[0])), whole];
}

function emptyArrayBytes(): Buffer {
  writer.reset();
  writeEmptyArray(writer);
  return writer.take();
}

function range(operator: string, operand: unknown): Interval[] | undefined {
  const kind = rankOf(operand);
  if (kind === rank.minKey || kind === rank.maxKey || kind === rank.array || kind === rank.regex)
    return undefined;
  if (kind === rank.null) return operator.endsWith('e') ? [pointOf(bytesOf(null))] : [];
  const { low, high } = bracket(kind);
  const bytes = bytesOf(operand);
  const after = Buffer.concat([bytes, behind]);
  if (operator === '$gt') return [{ low: after, high }];
  if (operator === '$gte') return [{ low: bytes, high }];
  return [{ low, high: operator === '$lt' ? bytes : after }];
}

/** Strings, from the pattern's literal beginning on, and regular expressions that are stored themselves. */
function matching(operand: unknown, options: unknown): Interval[] {
  const { pattern, flags } = partsOf(operand, options);
  const strings = bracket(rank.string);
  const beginning = flags === '' ? literalBeginning(pattern) : '';
  if (beginning) {
    writer.reset();
    writeValue(writer, beginning);
    const prefix = writer.take().subarray(0, -1);
    strings.low = prefix;
    strings.high = Buffer.concat([prefix, behind]);
  }
  return typeof operand === 'string' ? [strings] : [strings, bracket(rank.regex)];
}

function partsOf(operand: unknown, options: unknown): { pattern: string; flags: string } {
  if (typeof operand === 'string') return { pattern: operand, flags: String(options ?? '') };
  const parts = regexParts(operand as Parameters<typeof regexParts>[0]);
  return { pattern: parts.pattern, flags: String(options ?? parts.options) };
}

function literalBeginning(pattern: string): string {
  if (pattern.includes('|')) return '';
  const literal = /^\^([^\\^$.|?*+()[\]{}\0]+)(.?)/su.exec(pattern);
  if (!literal) return '';
  const [, text, next] = literal as unknown as [string, string, string];
  return '*?{'.includes(next) && next !== '' ? [...text].slice(0, -1).join('') : text;
}

function ordered(intervals: Interval[]): Interval[] {
  if (intervals.length < 2) return intervals;
  const sorted = [...intervals].sort((a, b) => Buffer.compare(a.low, b.low));
  return sorted.filter((interval, at) => {
    const before = sorted[at - 1];
    return !before || Buffer.compare(before.low, interval.low) !== 0;
  });
}

/** What lies in both. */
export function intersect(a: Interval[], b: Interval[]): Interval[] {
  return a.flatMap((left) => b.flatMap((right) => overlap(left, right)));
}

function overlap(a: Interval, b: Interval): Interval[] {
  const low = Buffer.compare(a.low, b.low) >= 0 ? a.low : b.low;
  const high = Buffer.compare(a.high, b.high) <= 0 ? a.high : b.high;
  if (Buffer.compare(low, high) >= 0) return [];
  const point = a.point ?? b.point;
  return [point ? { low, high, point } : { low, high }];
}
