import { model, Schema, type Types } from 'mongoose';
import { anyObjectId } from '../database/any-object-id.ts';

export const linkEventTypes = ['linked', 'merged', 'split', 'rejected', 'undone'] as const;
export type LinkEventType = (typeof linkEventTypes)[number];

/** What one field said for or against a link, without its values. */
export interface EvidencePart {
  field: string;
  level: string;
  /** Bits: log2 of m/u. */
  weight: number;
}

/**
 * One entry of the link ledger, which is only ever appended to.
 * `linked`: an account came to a customer. `merged`: a customer became part of another. `split`: an account left
 * a customer. `rejected`: a person said that two accounts are two people. `undone`: a person's decision was taken back;
 * with an account: that account went back to a customer.
 */
export interface LinkEvent {
  _id: Types.ObjectId;
  type: LinkEventType;
  accountId: Types.ObjectId | null;
  otherAccountId: Types.ObjectId | null;
  customerId: Types.ObjectId;
  fromCustomerId: Types.ObjectId | null;
  rule: string | null;
  probability: number | null;
  parts: EvidencePart[];
  modelVersion: string;
  /** `name` is a staff member's username. */
  actor: { kind: 'machine' | 'staff'; id: string; name: string | null };
  /** The run that did it, or by whose model a single account was decided; null where a person did. */
  runId: Types.ObjectId | null;
  /** The hand-made change that did it or was undone, and the person's sealed reason; null where the machine did. */
  changeId: Types.ObjectId | null;
  reason: Buffer | null;
  at: Date;
}

export const evidencePartSchema = new Schema<EvidencePart>(
  {
    field: { type: String, required: true },
    level: { type: String, required: true },
    weight: { type: Number, required: true },
  },
  { _id: false },
);

const actorSchema = new Schema<LinkEvent['actor']>(
  {
    kind: { type: String, required: true, enum: ['machine', 'staff'] },
    id: { type: String, required: true },
    name: { type: String, default: null },
  },
  { _id: false },
);

const linkEventSchema = new Schema<LinkEvent>(
  {
    type: { type: String, required: true, enum: linkEventTypes },
    accountId: { type: Schema.Types.ObjectId, default: null },
    otherAccountId: { type: Schema.Types.ObjectId, default: null },
    customerId: { type: Schema.Types.ObjectId, required: true },
    fromCustomerId: { type: Schema.Types.ObjectId, default: null },
    rule: { type: String, default: null },
    probability: { type: Number, default: null },
    parts: { type: [evidencePartSchema], required: true },
    modelVersion: { type: String, required: true },
    actor: { type: actorSchema, required: true },
    runId: { type: Schema.Types.ObjectId, default: null },
    changeId: { type: Schema.Types.ObjectId, default: null },
    reason: { type: Buffer, default: null },
    at: { type: Date, required: true },
  },
  { collection: 'link_events', versionKey: false },
);
linkEventSchema.index({ customerId: 1 });
linkEventSchema.index(
  { fromCustomerId: 1 },
  { partialFilterExpression: { fromCustomerId: anyObjectId } },
);

export const LinkEventModel = model<LinkEvent>('LinkEvent', linkEventSchema);
