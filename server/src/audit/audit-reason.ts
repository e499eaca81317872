import { sealedField } from '../database/sealed-field.ts';
import type { AuditEntry } from './audit-entry.model.ts';

export const auditReasonField = sealedField<Pick<AuditEntry, '_id'>>(
  'audit_entries',
  'reason',
  ['_id'],
  ({ _id }) => `audit-entry:${_id}:reason`,
);
