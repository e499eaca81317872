import type { AuditEntryView } from '@heyi/shared/audit/audit.schema';
import type { FieldEncryption } from '../database/field-encryption.ts';
import type { AuditEntry } from './audit-entry.model.ts';
import { auditReasonField } from './audit-reason.ts';

export const presentAuditEntry = (
  entry: AuditEntry,
  encryption: FieldEncryption,
): AuditEntryView => ({
  id: entry._id.toHexString(),
  at: entry.at.toISOString(),
  action: entry.action,
  actor: entry.actor,
  target: entry.target,
  details: {
    ...entry.details,
    ...(entry.reason
      ? { reason: encryption.open<string>(entry.reason, auditReasonField.place(entry)) }
      : {}),
  },
  requestId: entry.requestId,
  address: entry.address,
});
