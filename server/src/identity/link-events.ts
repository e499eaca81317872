import { Types } from 'mongoose';
import { type ClusterChange, otherEnd } from './cluster-changes.ts';
import type { Decided } from './decided.ts';
import type { Link } from './engine/resolve-many.ts';
import { evidenceParts } from './evidence-parts.ts';
import type { LinkEvent } from './link.model.ts';

/** The ledger entries of one cluster: which accounts came from where, and which customers it absorbed, with the evidence. */
export function linkEvents(
  change: ClusterChange,
  decided: Decided,
  linkOf: (Link | null)[],
  absorbed: ReadonlySet<string>,
): Omit<LinkEvent, '_id'>[] {
  const { accounts, resolution, runId, at } = decided;
  const common = {
    customerId: new Types.ObjectId(change.customerId),
    modelVersion: resolution.model.version,
    actor: { kind: 'machine' as const, id: 'engine', name: null },
    runId,
    changeId: null,
    reason: null,
    at,
  };
  const moved = change.changedMembers.filter(
    (account) => accounts.customerStored[account] !== change.customerId,
  );
  const moves = moved.map((account) => {
    const link = linkOf[account] ?? null;
    const from = accounts.customerStored[account] ?? null;
    return {
      ...common,
      type: from === null || absorbed.has(from) ? ('linked' as const) : ('split' as const),
      accountId: new Types.ObjectId(accounts.ids[account]),
      otherAccountId: link && new Types.ObjectId(accounts.ids[otherEnd(link, account)]),
      fromCustomerId: from === null ? null : new Types.ObjectId(from),
      rule: link?.rule ?? null,
      probability: link?.probability ?? null,
      parts: link ? evidenceParts(decided, link.a, link.b) : [],
    };
  });
  const merges = change.absorbed.map((id) => ({
    ...common,
    type: 'merged' as const,
    accountId: null,
    otherAccountId: null,
    fromCustomerId: new Types.ObjectId(id),
    rule: null,
    probability: null,
    parts: [],
  }));
  return [...moves, ...merges];
}
