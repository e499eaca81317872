import type { Binary, BSONRegExp, ObjectId, Timestamp } from 'bson';
import { binaryParts, regexParts } from '../bson/compare.ts';
import { type Document, rank, rankOf } from '../bson/types.ts';
import type { KeyWriter } from './key-writer.ts';
import { writeNumber } from './number-key.ts';

/** Writes a value so that comparing bytes is comparing values in MongoDB's order. Missing is written as null. */
export function writeValue(key: KeyWriter, value: unknown): void {
  const kind = rankOf(value);
  key.byte(kind);
  writers.get(kind)?.(key, value as never);
}

/** Missing arrays (an empty array in a multikey index) sort before null, as MongoDB's `undefined`. */
export function writeEmptyArray(key: KeyWriter): void {
  key.byte(rank.undefined);
}

type Writer = (key: KeyWriter, value: never) => void;

const writers = new Map<number, Writer>([
  [rank.number, writeNumber],
  [rank.string, (key, value: unknown) => key.text(String(value))],
  [rank.object, writeDocument],
  [rank.array, writeArray],
  [rank.binary, writeBinary],
  [rank.objectId, (key, value: ObjectId) => key.bytes(value.id)],
  [rank.bool, (key, value: boolean) => key.byte(value ? 1 : 0)],
  [rank.date, (key, value: Date) => key.uint64(BigInt(value.getTime()) + (1n << 63n))],
  [rank.timestamp, (key, value: Timestamp) => key.uint64(value.toBigInt())],
  [rank.regex, writeRegex],
  [rank.code, (key, value: unknown) => key.text(JSON.stringify(value))],
  [rank.codeWithScope, (key, value: unknown) => key.text(JSON.stringify(value))],
]);

function writeDocument(key: KeyWriter, value: Document): void {
  for (const [name, field] of Object.entries(value)) {
    key.byte(rankOf(field));
    key.text(name);
    writeValue(key, field);
  }
  key.byte(0);
}

function writeArray(key: KeyWriter, value: unknown[]): void {
  for (const element of value) writeValue(key, element);
  key.byte(0);
}

function writeBinary(key: KeyWriter, value: Binary | Uint8Array): void {
  const { subtype, bytes } = binaryParts(value);
  key.uint32(bytes.length);
  key.byte(subtype);
  key.bytes(bytes);
}

function writeRegex(key: KeyWriter, value: BSONRegExp | RegExp): void {
  const { pattern, options } = regexParts(value);
  key.text(pattern);
  key.text(options);
}
