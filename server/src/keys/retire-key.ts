import type { Config } from '../config.ts';
import { withLease } from '../database/lease.ts';
import { KeyRotationModel } from './key-rotation.model.ts';
import { countByKey } from './key-usage.ts';
import { KeysRefusedError } from './keys-refused-error.ts';
import { KnownKeyModel } from './known-key.model.ts';
import { dropKey } from './new-key.ts';
import { currentKeyOf, keysLease, type RotationTools } from './rotate-keys.ts';

/** Longer than any transaction that sealed with the old key may take to be written. */
const settleMs = 120_000;

/**
 * Puts a key out of use for good: nobody may seal with it again, and it leaves the keys file. Throws a `KeysRefusedError` while it
 * seals anything, while it is the current one, and right after a rotation.
 */
export const retireKey = (
  id: string,
  keysFile: Config['keysFile'],
  tools: Pick<RotationTools, 'now' | 'fieldEncryption' | 'fields'>,
  onProgress: Parameters<typeof countByKey>[1],
): Promise<void> =>
  withLease(keysLease, async () => {
    const { now, fieldEncryption, fields } = tools;
    const ids = fieldEncryption.keyIds();
    const isKnown = ids.includes(id) || (await KnownKeyModel.exists({ _id: id })) !== null;
    refuseIf(!isKnown, `没有加密密钥“${id}”。`);
    refuseIf(currentKeyOf(fieldEncryption) === id, `“${id}”是当前密钥，不能停用。`);
    await refuseUnsettled(now());
    const left = (await countByKey(fields, onProgress)).get(id) ?? 0;
    refuseIf(left > 0, `还有 ${left} 个值由密钥“${id}”加密，不能停用：请先运行 heyi keys rotate。`);
    await KnownKeyModel.updateOne({ _id: id, retiredAt: null }, { $set: { retiredAt: now() } });
    if (keysFile && ids.includes(id)) await dropKey(keysFile, id);
  });

async function refuseUnsettled(now: Date): Promise<void> {
  const last = await KeyRotationModel.findOne().sort({ _id: -1 }).lean();
  if (!last) return;
  refuseIf(last.status === 'running', '轮换还没有完成：请先运行 heyi keys rotate。');
  const at = last.finishedAt ? last.finishedAt.getTime() + settleMs : 0;
  const seconds = Math.ceil((at - now.getTime()) / 1000);
  refuseIf(
    seconds > 0,
    `轮换刚刚完成，用旧密钥加密的数据可能还有在途的：请过 ${seconds} 秒再停用。`,
  );
}

function refuseIf(isSo: boolean, sentence: string): void {
  if (isSo) throw new KeysRefusedError(sentence);
}
