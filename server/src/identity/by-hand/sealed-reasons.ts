import type { FieldEncryption } from '../../database/field-encryption.ts';
import { sealedField } from '../../database/sealed-field.ts';
import type { LinkEvent } from '../link.model.ts';
import type { HandChange } from './hand-change.model.ts';

// People write names into reasons, whatever they were told.

export const decisionReasonField = sealedField<Pick<HandChange, '_id'>>(
  'hand_changes',
  'reason',
  ['_id'],
  ({ _id }) => `hand-change:${_id}:reason`,
);

export const undoneReasonField = sealedField<Pick<HandChange, '_id'>>(
  'hand_changes',
  'undone.reason',
  ['_id'],
  ({ _id }) => `hand-change:${_id}:undone-reason`,
);

export const ledgerReasonField = sealedField<Pick<LinkEvent, 'changeId'>>(
  'link_events',
  'reason',
  ['changeId'],
  ({ changeId }) => `link-event:${changeId}:reason`,
);

export const openReason = (change: HandChange, encryption: FieldEncryption): string =>
  encryption.open(change.reason, decisionReasonField.place(change));
