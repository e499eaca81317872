import { DatabaseError } from '../errors.ts';

/** BSON's type bytes. */
export const type = {
  double: 1,
  string: 2,
  document: 3,
  array: 4,
  binary: 5,
  undefined: 6,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  dbPointer: 12,
  code: 13,
  symbol: 14,
  codeWithScope: 15,
  int32: 16,
  timestamp: 17,
  int64: 18,
  decimal: 19,
  minKey: 255,
  maxKey: 127,
} as const;

/** MongoDB reads nothing that has more levels, the outermost document included. */
const maxDepth = 200;

export function invalidBson(reason: string): DatabaseError {
  return new DatabaseError('InvalidBSON', `Invalid BSON: ${reason}`);
}

/** Position just after the zero byte that ends the name or pattern at `offset`. */
export function afterCString(bytes: Buffer, offset: number, end: number): number {
  for (let at = offset; at < end; at += 1) if (bytes[at] === 0) return at + 1;
  throw invalidBson('unterminated string');
}

const fixedSizes: [number, number][] = [
  [type.double, 8],
  [type.undefined, 0],
  [type.objectId, 12],
  [type.bool, 1],
  [type.date, 8],
  [type.null, 0],
  [type.int32, 4],
  [type.timestamp, 8],
  [type.int64, 8],
  [type.decimal, 16],
  [type.minKey, 0],
  [type.maxKey, 0],
];

/** Bytes of a value by its type byte; -1 where the value itself says. */
const fixedSize = new Int8Array(256).fill(-1);
for (const [kind, size] of fixedSizes) fixedSize[kind] = size;

/** Position just after the value of type `kind` that starts at `offset`. */
export function afterValue(bytes: Buffer, kind: number, offset: number, end: number): number {
  const fixed = fixedSize[kind] as number;
  const after = fixed < 0 ? afterVariable(bytes, kind, offset, end) : offset + fixed;
  if (after > end) throw invalidBson('a value runs over the end of its document');
  return after;
}

function afterVariable(bytes: Buffer, kind: number, offset: number, end: number): number {
  if (kind === type.regex) return afterCString(bytes, afterCString(bytes, offset, end), end);
  if (offset + 4 > end) throw invalidBson('a length runs over the end of its document');
  const length = bytes.readInt32LE(offset);
  if (length < 0) throw invalidBson('negative length');
  switch (kind) {
    case type.document:
    case type.array:
    case type.codeWithScope:
      if (length < 5) throw invalidBson('impossible document length');
      return offset + length;
    case type.string:
    case type.code:
    case type.symbol:
      if (length < 1) throw invalidBson('impossible string length');
      return offset + 4 + length;
    case type.binary:
      return offset + 5 + length;
    case type.dbPointer:
      return offset + 4 + length + 12;
    default:
      throw invalidBson(`unknown type ${kind}`);
  }
}

/** End of the document at `offset`, after checking that it fits and is terminated. */
export function documentEnd(bytes: Buffer, offset: number, limit = bytes.length): number {
  if (offset + 5 > limit) throw invalidBson('truncated document');
  const end = offset + bytes.readInt32LE(offset);
  if (end > limit || end < offset + 5) throw invalidBson('impossible document length');
  if (bytes[end - 1] !== 0) throw invalidBson('unterminated document');
  return end;
}

/** Walks the whole document so that nothing unreadable or too deep is ever stored. */
export function validateDocument(
  bytes: Buffer,
  offset = 0,
  limit = bytes.length,
  depth = 0,
): number {
  if (depth >= maxDepth)
    throw new DatabaseError(
      'Overflow',
      `Document exceeds the maximum nesting depth of ${maxDepth}`,
    );
  const end = documentEnd(bytes, offset, limit);
  let position = offset + 4;
  while (position < end - 1) {
    const kind = bytes[position] as number;
    position = afterCString(bytes, position + 1, end - 1);
    const after = afterValue(bytes, kind, position, end - 1);
    validateValue(bytes, kind, position, after, depth);
    position = after;
  }
  return end;
}

function validateValue(
  bytes: Buffer,
  kind: number,
  start: number,
  after: number,
  depth: number,
): void {
  if (kind === type.document || kind === type.array) {
    if (validateDocument(bytes, start, after, depth + 1) !== after)
      throw invalidBson('impossible document length');
  } else if (kind === type.string && bytes[after - 1] !== 0) {
    throw invalidBson('unterminated string');
  } else if (kind === type.date && isBeyondDates(bytes, start)) {
    throw invalidBson('a date is beyond 275,760 years');
  } else if (kind === type.dbPointer) {
    throw invalidBson('the deprecated type DBPointer is not supported');
  }
}

/** JavaScript's dates end sooner than BSON's; such a date could not be written back. */
function isBeyondDates(bytes: Buffer, start: number): boolean {
  const time = bytes.readInt32LE(start + 4) * 4_294_967_296 + bytes.readUInt32LE(start);
  return Math.abs(time) > 8.64e15;
}

export interface Element {
  kind: number;
  /** First byte of the element (its type byte). */
  start: number;
  /** First byte of the value. */
  value: number;
  end: number;
}

/** Finds a top-level element without looking into the others. */
export function findElement(bytes: Buffer, name: string): Element | undefined {
  const end = documentEnd(bytes, 0) - 1;
  const wanted = Buffer.from(`${name}\0`);
  let position = 4;
  while (position < end) {
    const kind = bytes[position] as number;
    const value = afterCString(bytes, position + 1, end);
    const after = afterValue(bytes, kind, value, end);
    if (bytes.compare(wanted, 0, wanted.length, position + 1, value) === 0)
      return { kind, start: position, value, end: after };
    position = after;
  }
  return undefined;
}
