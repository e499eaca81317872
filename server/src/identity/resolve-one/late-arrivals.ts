import type { mongo, Types } from 'mongoose';
import type { ClusterChange } from '../cluster-changes.ts';
import type { LoadedAccounts } from '../load-accounts.ts';
import { type Arrival, ArrivalModel } from './arrival.model.ts';
import { resolveStored, type Tools } from './resolve-account.ts';

/** No transaction that was open when a run began to read is open after this time. */
const longestTransactionMs = 120_000;

/**
 * Single accounts that were decided while a run was at work: it leaves alone what they touched, and has it decided
 * again by what it found.
 */
export class LateArrivals {
  readonly #since: Date;
  /** Arrivals that the run read, and those that were dealt with. */
  readonly #known: Set<string>;
  readonly #overtaken = new Map<string, string[]>();

  private constructor(since: Date, known: Set<string>) {
    this.#since = since;
    this.#known = known;
  }

  /** Starts to watch, before the run reads its first account. */
  static async after(at: Date): Promise<LateArrivals> {
    const since = new Date(at.getTime() - longestTransactionMs);
    const before = await ArrivalModel.find({ at: { $gte: since } })
      .select({ _id: 1 })
      .lean();
    return new LateArrivals(since, new Set(before.map(({ _id }) => _id.toHexString())));
  }

  /** Those changes of a run that no arrival has overtaken so far; the others are kept to be decided again. */
  async notOvertaken(
    changes: ClusterChange[],
    { ids, customerStored }: LoadedAccounts,
    session: mongo.ClientSession,
  ): Promise<ClusterChange[]> {
    const arrivals = await this.#unknown(session);
    if (arrivals.length === 0) return changes;
    const hex = (all: Types.ObjectId[]) => all.map((id) => id.toHexString());
    const touched = new Set(
      arrivals.flatMap(({ accountIds, customerIds }) => hex([...accountIds, ...customerIds])),
    );
    return changes.filter(({ customerId, absorbed, members }) => {
      const isOvertaken =
        touched.has(customerId) ||
        absorbed.some((id) => touched.has(id)) ||
        members.some(
          (member) =>
            touched.has(ids[member] as string) || touched.has(customerStored[member] ?? ''),
        );
      const accountIds = members.map((member) => ids[member] as string);
      if (isOvertaken) this.#overtaken.set(accountIds[0] as string, accountIds);
      return !isOvertaken;
    });
  }

  /** Decides again what was overtaken, and what was decided by what an earlier run had found, until nothing is left. */
  async decideAgain(runId: Types.ObjectId, tools: Tools): Promise<void> {
    for (;;) {
      const arrivals = await this.#unknown();
      for (const { _id } of arrivals) this.#known.add(_id.toHexString());
      const old = arrivals.filter((arrival) => !arrival.runId?.equals(runId));
      const groups = [
        ...this.#overtaken.values(),
        ...old.map(({ accountIds }) => accountIds.map((id) => id.toHexString())),
      ];
      this.#overtaken.clear();
      if (groups.length === 0) return;
      for (const accountIds of groups) await resolveStored(accountIds, tools);
    }
  }

  async #unknown(session?: mongo.ClientSession): Promise<Arrival[]> {
    const found = await ArrivalModel.find({ at: { $gte: this.#since } })
      .session(session ?? null)
      .lean();
    return found.filter(({ _id }) => !this.#known.has(_id.toHexString()));
  }
}
