import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson';
import { afterCString, afterValue, documentEnd, invalidBson, type } from './elements.ts';
import { assign, inOrder, isWholeNumber } from './fields.ts';
import { nameBetween } from './names.ts';
import { doubleOf } from './numbers.ts';
import type { Document } from './types.ts';

/**
 * Decodes to "exact" values: what bson would write back as another type keeps its wrapper (Long, Decimal128, a whole
 * Double in the range of an int32), everything else is a native value. So a decoded document is written back unchanged.
 * With `only`, other top-level fields are skipped unread.
 */
export function decodeDocument(
  bytes: Buffer,
  offset = 0,
  only?: { has(name: string): boolean },
): Document {
  const end = documentEnd(bytes, offset) - 1;
  let result: Document = {};
  let last = -1;
  let position = offset + 4;
  while (position < end) {
    const kind = bytes[position] as number;
    const value = afterCString(bytes, position + 1, end);
    const after = afterValue(bytes, kind, value, end);
    const name = nameBetween(bytes, position + 1, value - 1);
    position = after;
    if (only && !only.has(name)) continue;
    const place = isWholeNumber(name) ? Number(name) : Number.POSITIVE_INFINITY;
    if (place < last) result = inOrder(result);
    last = place;
    assign(result, name, decodeValue(bytes, kind, value, after));
  }
  return result;
}

function decodeArray(bytes: Buffer, offset: number): unknown[] {
  const end = documentEnd(bytes, offset) - 1;
  const result: unknown[] = [];
  let position = offset + 4;
  while (position < end) {
    const kind = bytes[position] as number;
    const value = afterCString(bytes, position + 1, end);
    const after = afterValue(bytes, kind, value, end);
    result.push(decodeValue(bytes, kind, value, after));
    position = after;
  }
  return result;
}

type Decoder = (bytes: Buffer, start: number, end: number) => unknown;

const decoderOfTypes: [number, Decoder][] = [
  [type.double, (bytes, start) => doubleOf(bytes.readDoubleLE(start))],
  [type.string, (bytes, start, end) => bytes.toString('utf8', start + 4, end - 1)],
  [type.document, (bytes, start) => decodeDocument(bytes, start)],
  [type.array, (bytes, start) => decodeArray(bytes, start)],
  [type.binary, decodeBinary],
  [type.undefined, () => null],
  [type.objectId, (bytes, start) => new ObjectId(bytes.subarray(start, start + 12))],
  [type.bool, (bytes, start) => bytes[start] === 1],
  [
    type.date,
    (bytes, start) =>
      new Date(bytes.readInt32LE(start + 4) * 4294967296 + bytes.readUInt32LE(start)),
  ],
  [type.null, () => null],
  [type.regex, decodeRegex],
  [type.code, (bytes, start, end) => new Code(bytes.toString('utf8', start + 4, end - 1))],
  [type.symbol, (bytes, start, end) => new BSONSymbol(bytes.toString('utf8', start + 4, end - 1))],
  [type.codeWithScope, decodeCodeWithScope],
  [type.int32, (bytes, start) => bytes.readInt32LE(start)],
  [type.timestamp, (bytes, start) => new Timestamp(readLong(bytes, start))],
  [type.int64, readLong],
  [
    type.decimal,
    (bytes, start) => new Decimal128(Uint8Array.prototype.slice.call(bytes, start, start + 16)),
  ],
  [type.minKey, () => new MinKey()],
  [type.maxKey, () => new MaxKey()],
];

const decoders: (Decoder | undefined)[] = new Array(256).fill(undefined);
for (const [kind, decode] of decoderOfTypes) decoders[kind] = decode;

export function decodeValue(bytes: Buffer, kind: number, start: number, end: number): unknown {
  const decode = decoders[kind];
  if (!decode) throw invalidBson(`unsupported type ${kind}`);
  return decode(bytes, start, end);
}

function readLong(bytes: Buffer, start: number): Long {
  return new Long(bytes.readInt32LE(start), bytes.readInt32LE(start + 4));
}

function decodeBinary(bytes: Buffer, start: number): Binary {
  const subtype = bytes[start + 4] as number;
  const length = bytes.readInt32LE(start);
  const skip = subtype === Binary.SUBTYPE_BYTE_ARRAY ? 4 : 0;
  return new Binary(Buffer.from(bytes.subarray(start + 5 + skip, start + 5 + length)), subtype);
}

function decodeRegex(bytes: Buffer, start: number, end: number): BSONRegExp {
  const options = afterCString(bytes, start, end);
  return new BSONRegExp(
    bytes.toString('utf8', start, options - 1),
    bytes.toString('utf8', options, end - 1),
  );
}

function decodeCodeWithScope(bytes: Buffer, start: number): Code {
  const length = bytes.readInt32LE(start + 4);
  const code = bytes.toString('utf8', start + 8, start + 8 + length - 1);
  return new Code(code, decodeDocument(bytes, start + 8 + length));
}
