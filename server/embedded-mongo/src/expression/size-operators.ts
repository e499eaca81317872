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
  timestampPart('$tsSecond', 'Location5687301', (stamp) => stamp.getHighBitsUnsigned()),
  timestampPart('$tsIncrement', 'Location5687302', (stamp) => stamp.getLowBitsUnsigned()),
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

function timestampPart(
  name: string,
  code: `Location${number}`,
  part: (stamp: Timestamp) => number,
): [string, OperatorCompiler] {
  return eager(name, 1, 1, (value) => {
    if (isNullish(value)) return null;
    must(
      value instanceof Timestamp,
      code,
      `Argument to ${name} must be a timestamp, but is ${typeNameOf(value)}`,
    );
    return Long.fromNumber(part(value));
  });
}
