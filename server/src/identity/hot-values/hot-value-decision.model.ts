import { model, Schema, type Types } from 'mongoose';
import { type Doer, doerSchema } from '../doer.ts';
import { type IdentifierField, identifierFields } from '../engine/compare/compared-field.ts';

/** `added`: evidence no longer, however few share it. `released`: evidence again, however many do. */
export const hotValueDecisionKinds = ['added', 'released'] as const;

/** What a person decided about one value; it stands until it is undone, and is never removed. */
export interface HotValueDecision {
  _id: Types.ObjectId;
  kind: (typeof hotValueDecisionKinds)[number];
  /** A keyed hash (see `hotValueId`). */
  valueId: string;
  field: IdentifierField;
  /** The sealed value. */
  value: Buffer;
  /** A sealed string, as is that of `undone`. */
  reason: Buffer;
  by: Doer;
  at: Date;
  undone: { by: Doer; at: Date; reason: Buffer } | null;
}

const undoneSchema = new Schema<NonNullable<HotValueDecision['undone']>>(
  {
    by: { type: doerSchema, required: true },
    at: { type: Date, required: true },
    reason: { type: Buffer, required: true },
  },
  { _id: false },
);

const hotValueDecisionSchema = new Schema<HotValueDecision>(
  {
    kind: { type: String, required: true, enum: hotValueDecisionKinds },
    valueId: { type: String, required: true },
    field: { type: String, required: true, enum: identifierFields },
    value: { type: Buffer, required: true },
    reason: { type: Buffer, required: true },
    by: { type: doerSchema, required: true },
    at: { type: Date, required: true },
    undone: { type: undoneSchema, default: null },
  },
  { collection: 'hot_value_decisions', versionKey: false },
);
// Of the decisions about one value at most one stands.
hotValueDecisionSchema.index(
  { valueId: 1 },
  { unique: true, partialFilterExpression: { undone: null } },
);

export const HotValueDecisionModel = model<HotValueDecision>(
  'HotValueDecision',
  hotValueDecisionSchema,
);
