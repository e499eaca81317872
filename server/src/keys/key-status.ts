import type { SealedField } from '../database/sealed-field.ts';
import { hashKeyId } from './check-keys.ts';
import { type KeyRotation, KeyRotationModel } from './key-rotation.model.ts';
import { countByKey } from './key-usage.ts';
import { KnownKeyModel } from './known-key.model.ts';

export interface KeyStatus {
  keys: { id: string; state: 'current' | 'old' | 'retired' | 'missing'; values: number }[];
  /** The last one; null before the first. */
  rotation: Pick<
    KeyRotation,
    'toKeyId' | 'status' | 'pass' | 'seen' | 'total' | 'resealed' | 'unreadable' | 'failure'
  > | null;
}

/** Every key that this process or this database knows, and what it seals. */
export async function keyStatus(
  ownIds: readonly string[],
  fields: readonly SealedField[],
  onProgress: Parameters<typeof countByKey>[1],
): Promise<KeyStatus> {
  const counts = await countByKey(fields, onProgress);
  const known = await KnownKeyModel.find({ _id: { $ne: hashKeyId } }).lean();
  const retired = new Set(known.filter(({ retiredAt }) => retiredAt).map(({ _id }) => _id));
  const ids = new Set([...ownIds, ...known.map(({ _id }) => _id), ...counts.keys()]);
  const stateOf = (id: string) => {
    if (id === ownIds[0]) return 'current';
    if (retired.has(id)) return 'retired';
    return ownIds.includes(id) ? 'old' : 'missing';
  };
  return {
    keys: [...ids].map((id) => ({ id, state: stateOf(id), values: counts.get(id) ?? 0 })),
    rotation: await lastRotation(),
  };
}

async function lastRotation(): Promise<KeyStatus['rotation']> {
  const found = await KeyRotationModel.findOne().sort({ _id: -1 }).lean();
  if (!found) return null;
  const { toKeyId, status, pass, seen, total, resealed, unreadable, failure } = found;
  return { toKeyId, status, pass, seen, total, resealed, unreadable, failure };
}
