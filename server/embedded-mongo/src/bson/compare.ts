import { Binary, BSONRegExp, type Decimal128, Long, type ObjectId, type Timestamp } from 'bson';
import { compareExact, exactOf } from './decimal.ts';
import { type Document, rank, rankOf, toNumber } from './types.ts';

/** MongoDB's total order over values: by type, then within the type; missing (undefined) is as null. */
export function compareValues(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return compareDoubles(a, b);
  if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b);
  const rankA = rankOf(a);
  const rankB = rankOf(b);
  if (rankA !== rankB) return rankA < rankB ? -1 : 1;
  return comparators.get(rankA)?.(a as never, b as never) ?? 0;
}

export function equalValues(a: unknown, b: unknown): boolean {
  return compareValues(a, b) === 0;
}

type Comparator = (a: never, b: never) => number;

const comparators = new Map<number, Comparator>([
  [rank.number, compareNumbers],
  [rank.string, (a: unknown, b: unknown) => compareStrings(String(a), String(b))],
  [rank.object, compareDocuments],
  [rank.array, compareArrays],
  [rank.binary, compareBinaries],
  [rank.objectId, (a: ObjectId, b: ObjectId) => Buffer.compare(a.id, b.id)],
  [rank.bool, (a: boolean, b: boolean) => Number(a) - Number(b)],
  [rank.date, (a: Date, b: Date) => compareDoubles(a.getTime(), b.getTime())],
  [rank.timestamp, (a: Timestamp, b: Timestamp) => a.compare(b)],
  [rank.regex, compareRegexes],
  [rank.code, compareAsText],
  [rank.codeWithScope, compareAsText],
]);

function compareDoubles(a: number, b: number): number {
  if (a < b) return -1;
  if (a > b) return 1;
  if (a === b) return 0;
  return Number(Number.isNaN(b)) - Number(Number.isNaN(a));
}

/** By UTF-8 bytes, as MongoDB compares; JavaScript's own order differs above U+FFFF. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const left = a.charCodeAt(index);
    const right = b.charCodeAt(index);
    if (left !== right) return afterSurrogates(left) - afterSurrogates(right);
  }
  return a.length - b.length;
}

function afterSurrogates(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

function compareNumbers(a: number | Long | Decimal128, b: number | Long | Decimal128): number {
  if (a instanceof Long && b instanceof Long) return a.compare(b);
  const left = exactOf(a);
  const right = exactOf(b);
  if (left && right) return compareExact(left, right);
  return compareDoubles(left ? 0 : toNumber(a), right ? 0 : toNumber(b));
}

function compareDocuments(a: Document, b: Document): number {
  const left = Object.keys(a);
  const right = Object.keys(b);
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const order = compareFields(left[index] as string, a, right[index] as string, b);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function compareFields(nameA: string, a: Document, nameB: string, b: Document): number {
  const byType = rankOf(a[nameA]) - rankOf(b[nameB]);
  return byType || compareStrings(nameA, nameB) || compareValues(a[nameA], b[nameB]);
}

function compareArrays(a: unknown[], b: unknown[]): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const order = compareValues(a[index], b[index]);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** The bytes and subtype of any binary value. */
export function binaryParts(value: Binary | Uint8Array): { subtype: number; bytes: Uint8Array } {
  if (value instanceof Binary) return { subtype: value.sub_type, bytes: value.value() };
  return { subtype: 0, bytes: value };
}

function compareBinaries(a: Binary | Uint8Array, b: Binary | Uint8Array): number {
  const left = binaryParts(a);
  const right = binaryParts(b);
  return (
    left.bytes.length - right.bytes.length ||
    left.subtype - right.subtype ||
    Buffer.compare(left.bytes, right.bytes)
  );
}

/** Pattern and flags of a regular expression of either kind. */
export function regexParts(value: BSONRegExp | RegExp): { pattern: string; options: string } {
  if (value instanceof BSONRegExp) return { pattern: value.pattern, options: value.options };
  return { pattern: value.source, options: value.flags };
}

function compareRegexes(a: BSONRegExp | RegExp, b: BSONRegExp | RegExp): number {
  const left = regexParts(a);
  const right = regexParts(b);
  return compareStrings(left.pattern, right.pattern) || compareStrings(left.options, right.options);
}

function compareAsText(a: unknown, b: unknown): number {
  return compareStrings(JSON.stringify(a), JSON.stringify(b));
}
