import type { Actor } from '@heyi/shared/actor';
import type { HotValueDecisionView, HotValueView } from '@heyi/shared/identity/hot-values.schema';
import type { FieldEncryption } from '../../database/field-encryption.ts';
import type { IdentifierField } from '../engine/compare/compared-field.ts';
import { canSetIdentities, canUnmask } from '../identity.policy.ts';
import { maskField } from '../mask-field.ts';
import type { HotValueDecision } from './hot-value-decision.model.ts';
import type { ListedValue } from './hot-value-list.ts';
import {
  decidedValueField,
  hotValueReasonField,
  hotValueUndoneReasonField,
} from './sealed-decision.ts';

export const presentHotValue = (
  { id, field, value, holders, decision }: ListedValue,
  actor: Actor,
  encryption: FieldEncryption,
): HotValueView => ({
  id,
  field,
  value: masked(field, value),
  holders,
  decision: decision && presentHotValueDecision(decision, actor, encryption),
  can: { release: canSetIdentities(actor) && decision === null, unmask: canUnmask(actor) },
});

export const presentHotValueDecision = (
  decision: HotValueDecision,
  actor: Actor,
  encryption: FieldEncryption,
): HotValueDecisionView => ({
  id: decision._id.toHexString(),
  kind: decision.kind,
  valueId: decision.valueId,
  field: decision.field,
  value: masked(
    decision.field,
    encryption.open<string>(decision.value, decidedValueField.place(decision)),
  ),
  reason: encryption.open(decision.reason, hotValueReasonField.place(decision)),
  by: decision.by,
  at: decision.at.toISOString(),
  undone: decision.undone && {
    by: decision.undone.by,
    at: decision.undone.at.toISOString(),
    reason: encryption.open(decision.undone.reason, hotValueUndoneReasonField.place(decision)),
  },
  can: { undo: canSetIdentities(actor) && decision.undone === null },
});

const masked = (field: IdentifierField, value: string) =>
  maskField(field === 'document' ? 'documentNumber' : field, value);
