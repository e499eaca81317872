import { type Channel, channels } from '@heyi/shared/identity/account-field';
import type { PushedPolicy } from '@heyi/shared/policies/policy-push.schema';
import { type PolicyStatus, policyStatuses } from '@heyi/shared/policies/policy-words';
import { model, Schema, type Types } from 'mongoose';

/** What a policy says about the contract: no person is in it. */
export type PolicyTerms = Pick<
  PushedPolicy,
  | 'product'
  | 'effectiveDate'
  | 'expiryDate'
  | 'sumInsured'
  | 'premium'
  | 'coverages'
  | 'exclusions'
  | 'waitingDays'
  | 'surrenderLoss'
  | 'cashValues'
  | 'documents'
>;

/** A policy as the core system last told it. */
export interface Policy {
  _id: Types.ObjectId;
  policyNumber: string;
  version: number;
  /** Keyed hash of all that was told: the same version told otherwise is noticed. */
  contentHash: string;
  channel: Channel;
  status: PolicyStatus;
  terms: PolicyTerms;
  /** Sealed: who is on it, by name. */
  people: Buffer;
  agentCode: string | null;
  /** Of the terms, to find what is due. */
  nextDueDate: string | null;
  updatedAt: Date;
}

const policySchema = new Schema<Policy>(
  {
    policyNumber: { type: String, required: true },
    version: { type: Number, required: true },
    contentHash: { type: String, required: true },
    channel: { type: String, required: true, enum: channels },
    status: { type: String, required: true, enum: policyStatuses },
    terms: { type: Schema.Types.Mixed, required: true },
    people: { type: Buffer, required: true },
    agentCode: { type: String, default: null },
    nextDueDate: { type: String, default: null },
    updatedAt: { type: Date, required: true },
  },
  { collection: 'policies', versionKey: false },
);
policySchema.index({ policyNumber: 1 }, { unique: true });
policySchema.index({ agentCode: 1 });
policySchema.index({ nextDueDate: 1 });

export const PolicyModel = model<Policy>('Policy', policySchema);
