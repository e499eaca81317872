import { crc32 } from 'node:zlib';
import { DatabaseError } from '../errors.ts';

const checksumLength = 4;

/** A value as it is stored: a checksum of key and value stands behind it. */
export function withChecksum(key: Buffer, value: Buffer): Buffer {
  const stored = Buffer.allocUnsafe(value.length + checksumLength);
  value.copy(stored);
  stored.writeUInt32LE(crc32(value, crc32(key)), value.length);
  return stored;
}

/** The value without its checksum; throws when what came from the disk is not what was written. */
export function checkedValue(key: Buffer, stored: Buffer): Buffer {
  const end = stored.length - checksumLength;
  const value = stored.subarray(0, Math.max(0, end));
  if (end < 0 || stored.readUInt32LE(end) !== crc32(value, crc32(key))) throw damaged(key);
  return value;
}

function damaged(key: Buffer): DatabaseError {
  return new DatabaseError(
    'InternalError',
    `The data file is damaged: what is stored in tree ${key.readUInt32BE(0)} at key ${key.toString('hex', 4, 40)} is not what was written. Restore a backup.`,
  );
}
