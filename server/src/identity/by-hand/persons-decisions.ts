import { Types } from 'mongoose';
import { type HandChange, HandChangeModel } from './hand-change.model.ts';
import { type StandingLinks, standingLinks } from './standing-links.ts';

type Decision = Pick<HandChange, '_id' | 'kind' | 'left' | 'right'>;

/** What people decided about the accounts of one decision, read as they are found. */
export class PersonsDecisions {
  readonly #byId = new Map<string, Decision>();
  readonly #asked = new Set<string>();

  async ask(accountIds: Iterable<string>): Promise<void> {
    const unasked = [...accountIds].filter((id) => !this.#asked.has(id));
    if (unasked.length === 0) return;
    for (const id of unasked) this.#asked.add(id);
    const ids = unasked.map((id) => new Types.ObjectId(id));
    const found = await HandChangeModel.collection
      .find<Decision>(
        { undone: null, $or: [{ left: { $in: ids } }, { right: { $in: ids } }] },
        { projection: { kind: 1, left: 1, right: 1 } },
      )
      .toArray();
    for (const decision of found) this.#byId.set(decision._id.toHexString(), decision);
  }

  /** What they come to. */
  standing(): StandingLinks {
    const hex = (ids: readonly Types.ObjectId[]) => ids.map((id) => id.toHexString());
    const inOrder = [...this.#byId].sort(([a], [b]) => (a < b ? -1 : 1));
    return standingLinks(
      inOrder.map(([, { kind, left, right }]) => ({ kind, left: hex(left), right: hex(right) })),
    );
  }
}
