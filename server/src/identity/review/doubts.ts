import { type mongo, Types } from 'mongoose';
import type { CollectionWrites } from '../../database/write-together.ts';
import type { Decided } from '../decided.ts';
import { pairWrite } from '../save-review-pairs.ts';
import { type ReviewPair, ReviewPairModel } from './review-pair.model.ts';

/** The open pairs in doubt of some accounts, read as these are found. */
export class Doubts {
  readonly #byId = new Map<string, ReviewPair>();
  readonly #asked = new Set<string>();

  /** Accounts that are in doubt with one of these. */
  async ask(accountIds: Iterable<string>): Promise<string[]> {
    const unasked = [...accountIds].filter((id) => !this.#asked.has(id));
    if (unasked.length === 0) return [];
    for (const id of unasked) this.#asked.add(id);
    const ids = unasked.map((id) => new Types.ObjectId(id));
    const pairs = await ReviewPairModel.collection
      .find<ReviewPair>({
        $or: [{ firstAccountId: { $in: ids } }, { secondAccountId: { $in: ids } }],
      })
      .toArray();
    const found = pairs.filter(({ settled }) => !settled); // asked for, it would lead through all open pairs
    for (const pair of found) this.#byId.set(pair._id.toHexString(), pair);
    return found.flatMap(({ firstAccountId, secondAccountId }) => [
      firstAccountId.toHexString(),
      secondAccountId.toHexString(),
    ]);
  }

  /** The writes that make the stored pairs between the accounts what was decided about them. */
  writes(decided: Decided): CollectionWrites {
    const { ids } = decided.accounts;
    const gone = new Map([...this.#byId.values()].map((pair) => [nameOf(pair), pair]));
    const writes: mongo.AnyBulkWriteOperation[] = [];
    for (const link of decided.resolution.review) {
      const [first, second] = [ids[link.a] as string, ids[link.b] as string].sort();
      const name = `${first} ${second}`;
      const before = gone.get(name);
      gone.delete(name);
      const isSame =
        before?.rule === link.rule && Math.abs(before.probability - link.probability) < 1e-6;
      if (!isSame) writes.push(pairWrite(link, decided));
    }
    const decidedIds = new Set(ids);
    for (const { _id, firstAccountId, secondAccountId } of gone.values()) {
      if (![firstAccountId, secondAccountId].every((id) => decidedIds.has(id.toHexString())))
        continue;
      writes.push({ deleteOne: { filter: { _id, settled: null } } });
    }
    return { collection: ReviewPairModel.collection, writes };
  }
}

const nameOf = ({ firstAccountId, secondAccountId }: ReviewPair): string =>
  `${firstAccountId.toHexString()} ${secondAccountId.toHexString()}`;
