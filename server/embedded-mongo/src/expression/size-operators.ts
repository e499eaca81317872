import { Binary, calculateObjectSize, Long, Timestamp } from 'bson';
import { isDocument } from '../bson/types.ts';
import { must } from '../errors.ts';
import { typeNameOf } from '../query/type-names.ts';
import { eager } from './arity.ts';
import type { OperatorCompiler } from './scope.ts';
import { isNullish } from './truth.ts';

export const sizeOperators: [string, OperatorCompiler][] = [
  eager('$binarySize', 1, 1, binarySize),
  eager('$bsonSize', 1, 1, bsonSize),
  eager('$tsSecond', 1, 1, (value) => timestampPart(value, (stamp) => stamp.getHighBitsUnsigned())),
  eager('$tsIncrement', 1, 1, (value) =>
    timestampPart(value, (stamp) => stamp.getLowBitsUnsigned()),
  ),
];

function binarySize(value: unknown): number | null {
  if (isNullish(value)) return null;
  if (typeof value === 'string') return Buffer.byteLength(value);
  must(
    value instanceof Binary,
    'Location51276',
    `$binarySize requires a string or BinData argument, found: ${typeNameOf(value)}`,
  );
  return value.length();
}

function bsonSize(value: unknown): number | null {
  if (isNullish(value)) return null;
  must(
    isDocument(value),
    'Location31393',
    `$bsonSize requires a document input, found: ${typeNameOf(value)}`,
  );
  return calculateObjectSize(value, { ignoreUndefined: true });
}

function timestampPart(value: unknown, part: (stamp: Timestamp) => number): Long | null {
  if (isNullish(value)) return null;
  must(
    value instanceof Timestamp,
    'Location5687301',
    `Argument to $tsSecond or $tsIncrement must be a timestamp, but is ${typeNameOf(value)}`,
  );
  return Long.fromNumber(part(value));
}
