import type { Actor, StaffActor } from '@heyi/shared/actor';
import type { AuditAction } from '@heyi/shared/audit/audit.schema';
import { must } from '@heyi/shared/errors';
import type { HandChangeQuery, Merge, Split } from '@heyi/shared/identity/changes.schema';
import type { PageOf } from '@heyi/shared/paging';
import { Types } from 'mongoose';
import { recordAudit } from '../../audit/audit.service.ts';
import type { Occasion } from '../../audit/occasion.ts';
import type { FieldEncryption } from '../../database/field-encryption.ts';
import { pageById } from '../../database/page-by-id.ts';
import { inTransaction } from '../../database/transaction.ts';
import { ChannelAccountModel } from '../channel-account.model.ts';
import { canDecideIdentities, canSeeIdentities } from '../identity.policy.ts';
import { lastModelVersion } from '../resolution-runs.ts';
import { accountOf, activeCustomer, customerOfAccount } from './customer-of.ts';
import { type Deed, doerOf } from './deed.ts';
import { type HandChange, HandChangeModel } from './hand-change.model.ts';
import { mergeCustomers, type Side } from './merge-customers.ts';
import { splitCustomer } from './split-customer.ts';
import { underIdentityLease } from './under-identity-lease.ts';
import { undo } from './undo.ts';

export type { HandChange };

/** What a change by hand is made with. */
export interface ByHand {
  reason: string;
  occasion: Occasion;
  encryption: FieldEncryption;
}

/** Two customers become one. */
export const mergeByHand = (
  actor: StaffActor,
  { of, ids }: Pick<Merge, 'of' | 'ids'>,
  byHand: ByHand,
): Promise<HandChange> =>
  changeByHand(actor, 'identity.merged', byHand, async (deed) => {
    const sideOf = async (id: string): Promise<Side> => {
      if (of === 'customers') return { customer: await activeCustomer(id, deed) };
      const account = await accountOf(id, deed);
      return { account, customer: await customerOfAccount(account, deed) };
    };
    return mergeCustomers([await sideOf(ids[0]), await sideOf(ids[1])], null, deed);
  });

/** Accounts leave their customer and become another. */
export const splitByHand = (
  actor: StaffActor,
  customerId: string,
  { accountIds }: Pick<Split, 'accountIds'>,
  byHand: ByHand,
): Promise<HandChange> =>
  changeByHand(actor, 'identity.split', byHand, async (deed) =>
    splitCustomer(await activeCustomer(customerId, deed), accountIds, deed),
  );

/** A decision is taken back, unless a later one builds on it. */
export const undoChange = (actor: StaffActor, id: string, byHand: ByHand): Promise<HandChange> =>
  changeByHand(actor, 'identity.change_undone', byHand, async (deed) => {
    const change = await HandChangeModel.findById(id).session(deed.session).lean();
    must(change, 'change.not_found');
    return undo(change, { ...deed, changeId: change._id });
  });

/** Runs one change with everything it writes, its audit entry too, in one transaction while nothing else touches identities. */
export async function changeByHand(
  actor: StaffActor,
  action: AuditAction,
  { reason, occasion, encryption }: ByHand,
  run: (deed: Deed) => Promise<HandChange>,
): Promise<HandChange> {
  must(canDecideIdentities(actor), 'auth.forbidden');
  return underIdentityLease(async () => {
    const modelVersion = await lastModelVersion();
    return inTransaction(async (session) => {
      const changeId = new Types.ObjectId();
      const by = doerOf(actor);
      const deed = { changeId, by, reason, modelVersion, at: occasion.at, encryption, session };
      const change = await run(deed);
      const { _id, kind, leftCustomerId, rightCustomerId } = change;
      const target = { type: 'change' as const, id: _id.toHexString() };
      const customers = [leftCustomerId.toHexString(), rightCustomerId.toHexString()];
      await recordAudit(
        {
          actor,
          action,
          target,
          details: { kind, customers },
          reason: { text: reason, encryption },
        },
        occasion,
        session,
      );
      return change;
    });
  });
}

export async function listChanges(
  actor: Actor,
  { customerId, ...page }: HandChangeQuery,
): Promise<PageOf<HandChange>> {
  must(canSeeIdentities(actor), 'auth.forbidden');
  if (!customerId) return pageById(HandChangeModel, {}, page);
  const accounts = await ChannelAccountModel.find({ customerId }).select({ _id: 1 }).lean();
  const ids = accounts.map(({ _id }) => _id);
  return pageById(
    HandChangeModel,
    { $or: [{ left: { $in: ids } }, { right: { $in: ids } }] },
    page,
  );
}

export async function findChange(actor: Actor, id: string): Promise<HandChange> {
  must(canSeeIdentities(actor), 'auth.forbidden');
  const found = await HandChangeModel.findById(id).lean();
  must(found, 'change.not_found');
  return found;
}
