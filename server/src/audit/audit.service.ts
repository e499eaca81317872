import type { Actor } from '@heyi/shared/actor';
import type { AuditAction, AuditDetails, AuditQuery } from '@heyi/shared/audit/audit.schema';
import { must } from '@heyi/shared/errors';
import type { PageOf } from '@heyi/shared/paging';
import { type mongo, type QueryFilter, Types } from 'mongoose';
import type { FieldEncryption } from '../database/field-encryption.ts';
import { pageById } from '../database/page-by-id.ts';
import { canSeeAudit } from './audit.policy.ts';
import { type AuditEntry, AuditEntryModel } from './audit-entry.model.ts';
import { auditReasonField } from './audit-reason.ts';
import type { Occasion } from './occasion.ts';

export interface Deed {
  actor: Actor | { audience: 'machine' };
  action: AuditAction;
  target?: AuditEntry['target'];
  /** Never personal data, and no person's words: those are the `reason`. */
  details?: AuditDetails & { reason?: never };
  /** A person's own words: stored sealed, shown as a detail. */
  reason?: { text: string; encryption: FieldEncryption };
}

/** Adds an entry that nothing in the product can change; given a transaction, deed and entry happen together or not at all. */
export async function recordAudit(
  { actor, action, target = null, details = {}, reason }: Deed,
  { at, requestId, address }: Occasion,
  transaction?: mongo.ClientSession,
): Promise<void> {
  const _id = new Types.ObjectId();
  const entry = {
    _id,
    at,
    action,
    actor: {
      audience: actor.audience,
      id: 'id' in actor ? actor.id : null,
      name: 'username' in actor ? actor.username : null,
    },
    target,
    details,
    reason: reason ? reason.encryption.seal(reason.text, auditReasonField.place({ _id })) : null,
    requestId,
    address,
  };
  await AuditEntryModel.create([entry], transaction ? { session: transaction } : {});
}

export async function listAudit(
  actor: Actor,
  { action, actorId, targetId, from, to, ...page }: AuditQuery,
): Promise<PageOf<AuditEntry>> {
  must(canSeeAudit(actor), 'auth.forbidden');
  const filter: QueryFilter<AuditEntry> = {
    ...(action ? { action } : {}),
    ...(actorId ? { 'actor.id': actorId } : {}),
    ...(targetId ? { 'target.id': targetId } : {}),
    ...(from || to
      ? { at: { ...(from ? { $gte: new Date(from) } : {}), ...(to ? { $lt: new Date(to) } : {}) } }
      : {}),
  };
  return pageById(AuditEntryModel, filter, page);
}
