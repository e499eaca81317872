import { AppError } from '@heyi/shared/errors';
import type { EarlierDecision } from '@heyi/shared/identity/changes.schema';
import type { Types } from 'mongoose';
import type { Deed } from './deed.ts';
import { type HandChange, HandChangeModel } from './hand-change.model.ts';

type Ids = readonly Types.ObjectId[];

/** Throws `identity.decided_apart` when a person found two of these accounts to be different people. */
export async function refuseApart(accountIds: Ids, { session }: Pick<Deed, 'session'>) {
  const found = await HandChangeModel.findOne({
    kind: { $in: ['split', 'rejected'] },
    left: { $in: accountIds },
    right: { $in: accountIds },
    undone: null,
  })
    .sort({ _id: -1 })
    .session(session)
    .lean();
  if (found) throw new AppError('identity.decided_apart', earlierDecision(found));
}

/** Throws `change.overtaken` when a later decision about one of its accounts stands. */
export async function refuseOvertaken(
  { _id, left, right }: HandChange,
  { session }: Pick<Deed, 'session'>,
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
  if (later) throw new AppError('change.overtaken', earlierDecision(later));
}

const earlierDecision = ({ _id, kind, by, at, reason }: HandChange): EarlierDecision => ({
  changeId: _id.toHexString(),
  kind,
  by,
  at: at.toISOString(),
  reason,
});
