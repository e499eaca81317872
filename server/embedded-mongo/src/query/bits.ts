import { Binary } from 'bson';
import { isNumeric, toNumber } from '../bson/types.ts';
import { wholeOf } from '../bson/whole.ts';
import { DatabaseError, must } from '../errors.ts';

type MakeTest = (operand: unknown) => (value: unknown) => boolean;

/** $bitsAllSet and its kind: a mask as number, binary or list of positions. */
export const bitTests = new Map<string, MakeTest>([
  ['$bitsAllSet', (operand) => withBits(operand, (bits, mask) => (bits & mask) === mask)],
  ['$bitsAllClear', (operand) => withBits(operand, (bits, mask) => (bits & mask) === 0n)],
  ['$bitsAnySet', (operand) => withBits(operand, (bits, mask) => (bits & mask) !== 0n)],
  ['$bitsAnyClear', (operand) => withBits(operand, (bits, mask) => (bits & mask) !== mask)],
]);

function withBits(
  operand: unknown,
  accept: (bits: bigint, mask: bigint) => boolean,
): (value: unknown) => boolean {
  const mask = maskOf(operand);
  return (value) => {
    const bits = bitsOf(value);
    return bits !== undefined && accept(bits, mask);
  };
}

function maskOf(operand: unknown): bigint {
  if (Array.isArray(operand)) {
    return operand.reduce<bigint>((mask, position) => {
      must(
        isNumeric(position) && toNumber(position) >= 0,
        'BadValue',
        'bit positions must be >= 0',
      );
      return mask | (1n << BigInt(toNumber(position)));
    }, 0n);
  }
  const bits = bitsOf(operand);
  if (bits === undefined || bits < 0n)
    throw new DatabaseError(
      'FailedToParse',
      'a bitmask must be a non-negative number, a binary or an array of positions',
    );
  return bits;
}

function bitsOf(value: unknown): bigint | undefined {
  if (value instanceof Binary) {
    return [...value.value()].reduce(
      (bits, byte, at) => bits | (BigInt(byte) << BigInt(8 * at)),
      0n,
    );
  }
  return wholeOf(value);
}
