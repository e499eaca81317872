import type { Audience } from '@heyi/shared/actor';
import {
  type AuditAction,
  type AuditDetails,
  auditActions,
  auditTargets,
} from '@heyi/shared/audit/audit.schema';
import { model, Schema, type Types } from 'mongoose';

/** Who did what to whom; entries are only ever added. */
export interface AuditEntry {
  _id: Types.ObjectId;
  at: Date;
  action: AuditAction;
  actor: { audience: Audience | 'machine'; id: string | null; name: string | null };
  target: { type: (typeof auditTargets)[number]; id: string } | null;
  details: AuditDetails;
  /** Why a person did it: a sealed string. */
  reason: Buffer | null;
  requestId: string | null;
  address: string | null;
}

const actorSchema = new Schema<AuditEntry['actor']>(
  {
    audience: { type: String, required: true },
    id: { type: String, default: null },
    name: { type: String, default: null },
  },
  { _id: false, id: false },
);

const targetSchema = new Schema<NonNullable<AuditEntry['target']>>(
  {
    type: { type: String, required: true, enum: auditTargets },
    id: { type: String, required: true },
  },
  { _id: false, id: false },
);

const auditEntrySchema = new Schema<AuditEntry>(
  {
    at: { type: Date, required: true },
    action: { type: String, required: true, enum: auditActions },
    actor: { type: actorSchema, required: true },
    target: { type: targetSchema, default: null },
    details: { type: Object, required: true },
    reason: { type: Buffer, default: null },
    requestId: { type: String, default: null },
    address: { type: String, default: null },
  },
  { collection: 'audit_entries', versionKey: false, minimize: false },
);
auditEntrySchema.index({ action: 1, _id: -1 });
auditEntrySchema.index({ 'actor.id': 1, _id: -1 });
auditEntrySchema.index({ 'target.id': 1, _id: -1 });
auditEntrySchema.index({ at: 1 });

export const AuditEntryModel = model<AuditEntry>('AuditEntry', auditEntrySchema);
