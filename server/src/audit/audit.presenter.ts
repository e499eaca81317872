import type { AuditEntryView } from '@heyi/shared/audit/audit.schema';
import type { AuditEntry } from './audit-entry.model.ts';

export const presentAuditEntry = (entry: AuditEntry): AuditEntryView => ({
  id: entry._id.toHexString(),
  at: entry.at.toISOString(),
  action: entry.action,
  actor: entry.actor,
  target: entry.target,
  details: entry.details,
  requestId: entry.requestId,
  address: entry.address,
});
