import { ReviewPairModel } from './review-pair.model.ts';

/** A pair in doubt as it is stored, its accounts by their indexes. */
export interface OpenPair {
  a: number;
  b: number;
  probability: number;
  rule: string;
}

/** The pairs in doubt that nobody has decided yet, by the index of each account in `ids`. */
export async function loadOpenPairs(ids: readonly string[]): Promise<OpenPair[]> {
  const stored = await ReviewPairModel.find({ settled: null })
    .select({ firstAccountId: 1, secondAccountId: 1, probability: 1, rule: 1 })
    .lean();
  const wanted = new Set<string>();
  for (const { firstAccountId, secondAccountId } of stored) {
    wanted.add(firstAccountId.toHexString()).add(secondAccountId.toHexString());
  }
  const indexOf = new Map<string, number>();
  for (const [index, id] of ids.entries()) if (wanted.has(id)) indexOf.set(id, index);
  return stored.flatMap(({ firstAccountId, secondAccountId, probability, rule }) => {
    const a = indexOf.get(firstAccountId.toHexString());
    const b = indexOf.get(secondAccountId.toHexString());
    return a === undefined || b === undefined ? [] : [{ a, b, probability, rule }];
  });
}
