import { treeKey } from '../keys/id-key.ts';

/** Tree 0 holds what the database knows about itself, by kind. */
const catalogueTree = 0;

export const formatKey = catalogueKey('format');
export const nextTreeKey = catalogueKey('next-tree');

export function catalogueKey(kind: string, ...parts: Uint8Array[]): Buffer {
  return treeKey(catalogueTree, Buffer.from(`${kind}\0`), ...parts);
}

export function numberBytes(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
