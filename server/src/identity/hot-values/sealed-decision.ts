import { sealedField } from '../../database/sealed-field.ts';
import type { HotValueDecision } from './hot-value-decision.model.ts';

type Named = Pick<HotValueDecision, '_id'>;

const nameOf = ({ _id }: Named) => `hot-value-decision:${_id}`;
const collection = 'hot_value_decisions';

export const decidedValueField = sealedField<Named>(collection, 'value', ['_id'], nameOf);

export const hotValueReasonField = sealedField<Named>(
  collection,
  'reason',
  ['_id'],
  (decision) => `${nameOf(decision)}:reason`,
);

export const hotValueUndoneReasonField = sealedField<Named>(
  collection,
  'undone.reason',
  ['_id'],
  (decision) => `${nameOf(decision)}:undone-reason`,
);
