/** A record is: length of the key (2) · length of the value (2) · key · value. */
export const keyStart = 4;

/** Returns where the next record begins. */
export function writeRecord(target: Buffer, at: number, key: Buffer, value: Buffer): number {
  target.writeUInt16BE(key.length, at);
  target.writeUInt16BE(value.length, at + 2);
  target.set(key, at + keyStart);
  target.set(value, at + keyStart + key.length);
  return at + keyStart + key.length + value.length;
}

export const recordEnd = (bytes: Buffer, at: number): number =>
  at + keyStart + bytes.readUInt16BE(at) + bytes.readUInt16BE(at + 2);

/** By key. */
export function compareRecords(a: Buffer, aAt: number, b: Buffer, bAt: number): number {
  const aKey = aAt + keyStart;
  const bKey = bAt + keyStart;
  return a.compare(b, bKey, bKey + b.readUInt16BE(bAt), aKey, aKey + a.readUInt16BE(aAt));
}
