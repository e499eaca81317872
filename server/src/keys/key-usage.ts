import { sealingKeyId } from '../database/field-encryption.ts';
import type { SealedField } from '../database/sealed-field.ts';
import { countRecords, sealedValues } from './sealed-values.ts';

type OnProgress = (stage: string, done: number, total: number) => void;

const tellEvery = 1000;

/** How many values each key seals, by reading all of them. */
export async function countByKey(
  fields: readonly SealedField[],
  onProgress: OnProgress,
): Promise<Map<string, number>> {
  const total = await countRecords(fields);
  const counts = new Map<string, number>();
  let done = 0;
  for (const field of fields) {
    for await (const { sealed } of sealedValues(field)) {
      if (++done % tellEvery === 0) onProgress('count', done, total);
      if (!sealed) continue;
      const id = sealingKeyId(sealed);
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  return counts;
}
