import { AppError } from '@heyi/shared/errors';
import type { EarlierDecision } from '@heyi/shared/identity/changes.schema';
import type { Types } from 'mongoose';
import type { FieldEncryption } from '../../database/field-encryption.ts';
import type { Deed } from './deed.ts';
import { type HandChange, HandChangeModel } from './hand-change.model.ts';
import { openReason } from './sealed-reasons.ts';

type Ids = readonly Types.ObjectId[];
type Tools = Pick<Deed, 'session' | 'encryption'>;

/** Throws `identity.decided_apart` when a person found two of these accounts to be different people. */
export async function refuseApart(accountIds: Ids, { session, encryption }: Tools) {
  const found = await HandChangeModel.findOne({
    kind: { $in: ['split', 'rejected'] },
    left: { $in: accountIds },
    right: { $in: accountIds },
    undone: null,
  })
    .sort({ _id: -1 })
    .session(session)
    .lean();
  if (found) throw new AppError('identity.decided_apart', earlierDecision(found, encryption));
}

/** Throws `change.overtaken` when a later decision about one of its accounts stands. */
export async function refuseOvertaken(
  { _id, left, right }: HandChange,
  { session, encryption }: Tools,
) {
  const accountIds = [...left, ...right];
  const later = await HandChangeModel.findOne({
    _id: { $gt: _id },
    $or: [{ left: { $in: accountIds } }, { right: { $in: accountIds } }],
    undone: null,
  })
    .sort({ _id: -1 })
    .session(session)
    .lean();
  if (later) throw new AppError('change.overtaken', earlierDecision(later, encryption));
}

/** Those of these decisions that a later one about their accounts keeps from being undone, by id. */
export async function overtakenOf(changes: readonly HandChange[]): Promise<Set<string>> {
  const standing = changes.filter(({ undone }) => undone === null);
  const accountIds = standing.flatMap(({ left, right }) => [...left, ...right]);
  if (accountIds.length === 0) return new Set();
  const others = await HandChangeModel.find({
    $or: [{ left: { $in: accountIds } }, { right: { $in: accountIds } }],
    undone: null,
  })
    .select({ left: 1, right: 1 })
    .lean();
  const latestOf = new Map<string, string>();
  for (const { _id, left, right } of others) {
    for (const account of [...left, ...right].map(String)) {
      const latest = latestOf.get(account);
      if (latest === undefined || latest < String(_id)) latestOf.set(account, String(_id));
    }
  }
  const isOvertaken = ({ _id, left, right }: HandChange) =>
    [...left, ...right].some((account) => (latestOf.get(String(account)) ?? '') > String(_id));
  return new Set(standing.filter(isOvertaken).map(({ _id }) => String(_id)));
}

const earlierDecision = (change: HandChange, encryption: FieldEncryption): EarlierDecision => ({
  changeId: change._id.toHexString(),
  kind: change.kind,
  by: change.by,
  at: change.at.toISOString(),
  reason: openReason(change, encryption),
});
