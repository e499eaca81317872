import type { FieldEncryption } from '../database/field-encryption.ts';
import { withLease } from '../database/lease.ts';
import type { SealedField } from '../database/sealed-field.ts';
import { failureText } from '../failure-text.ts';
import { type KeyRotation, KeyRotationModel } from './key-rotation.model.ts';
import { KeysRefusedError } from './keys-refused-error.ts';
import { readBatch, writeBatch } from './reseal-batch.ts';
import { countRecords, nameOf } from './sealed-values.ts';

export const keysLease = 'keys';

/** After so many passes somebody still seals with an old key. */
const mostPasses = 10;

export type { KeyRotation };

export interface RotationTools {
  now(): Date;
  fieldEncryption: FieldEncryption;
  fields: readonly SealedField[];
  signal?: AbortSignal;
  onProgress?(rotation: Pick<KeyRotation, 'pass' | 'seen' | 'total'>): void;
}

/** The rotation that is under way, or a new one, to the current key. */
export async function beginRotation({ now, fieldEncryption }: RotationTools): Promise<KeyRotation> {
  const toKeyId = currentKeyOf(fieldEncryption);
  await KeyRotationModel.updateOne(
    { status: 'running', toKeyId: { $ne: toKeyId } },
    { $set: { status: 'failed', failure: `当前密钥已换成“${toKeyId}”`, finishedAt: now() } },
  );
  const begun = await KeyRotationModel.findOneAndUpdate(
    { status: 'running' },
    { $setOnInsert: { toKeyId, startedAt: now() } },
    { upsert: true, returnDocument: 'after', setDefaultsOnInsert: true },
  ).lean();
  return begun as KeyRotation;
}

/**
 * Goes on with the rotation that is under way, if any, to its end, while servers go on reading and writing. A process that
 * seals with another key leaves it alone.
 */
export const continueRotation = (tools: RotationTools): Promise<KeyRotation | null> =>
  withLease(keysLease, async () => {
    const begun = await KeyRotationModel.findOne({ status: 'running' }).lean();
    const isMine = begun?.toKeyId === currentKeyOf(tools.fieldEncryption);
    return begun && isMine ? runRotation(begun, tools) : null;
  });

/** Seals everything anew; to be called under the lease. */
export async function runRotation(begun: KeyRotation, tools: RotationTools): Promise<KeyRotation> {
  try {
    return await reseal(begun, tools);
  } catch (error) {
    if (tools.signal?.aborted) throw error;
    const end = { status: 'failed', failure: failureText(error), finishedAt: tools.now() };
    await KeyRotationModel.updateOne({ _id: begun._id }, { $set: end });
    throw error;
  }
}

async function reseal(begun: KeyRotation, tools: RotationTools): Promise<KeyRotation> {
  const total = await countRecords(tools.fields);
  const wasCutOff = begun.field !== null; // what its last batch did may not be counted: another pass has to look
  let rotation = { ...begun, total, inPass: wasCutOff ? Math.max(begun.inPass, 1) : 0 };
  for (;;) {
    rotation = await takePass(rotation, tools);
    if (rotation.inPass === 0) break;
    if (rotation.pass >= mostPasses) throw new KeysRefusedError(stillWritten(rotation));
    rotation = { ...rotation, pass: rotation.pass + 1, field: null, after: null };
    rotation = await save({ ...rotation, seen: 0, inPass: 0, unreadable: 0 });
  }
  return save({ ...rotation, status: 'done', finishedAt: tools.now() });
}

const stillWritten = ({ toKeyId }: KeyRotation) =>
  `还有进程在用旧密钥写入：请让所有进程都换上当前密钥“${toKeyId}”，再运行一次。`;

async function takePass(begun: KeyRotation, tools: RotationTools): Promise<KeyRotation> {
  const { fields, fieldEncryption, signal, onProgress } = tools;
  let rotation = begun;
  const start = fields.findIndex((field) => nameOf(field) === begun.field);
  for (const field of fields.slice(Math.max(start, 0))) {
    const name = nameOf(field);
    let after = rotation.field === name ? rotation.after : null;
    do {
      signal?.throwIfAborted();
      if (currentKeyOf(fieldEncryption) !== rotation.toKeyId)
        throw new KeysRefusedError(
          `当前密钥不再是“${rotation.toKeyId}”：请再运行一次 keys rotate。`,
        );
      const batch = await readBatch(field, after, fieldEncryption);
      await writeBatch(field, batch);
      after = batch.after;
      rotation = await save({
        ...rotation,
        field: name,
        after,
        seen: rotation.seen + batch.seen,
        inPass: rotation.inPass + batch.exchanges.length,
        resealed: rotation.resealed + batch.exchanges.length,
        unreadable: rotation.unreadable + batch.unreadable,
      });
      onProgress?.(rotation);
    } while (after !== null);
  }
  return rotation;
}

async function save(rotation: KeyRotation): Promise<KeyRotation> {
  const { _id, ...values } = rotation;
  await KeyRotationModel.updateOne({ _id }, { $set: values });
  return rotation;
}

export const currentKeyOf = (encryption: FieldEncryption) => encryption.keyIds()[0] as string;
