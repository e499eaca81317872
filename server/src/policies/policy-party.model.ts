import { type PartyRole, partyRoles } from '@heyi/shared/policies/policy-words';
import { model, Schema, type Types } from 'mongoose';
import type { DependentRecord } from '../identity/dependent-records.ts';

/** What an account's person is on a policy: moves with the account from customer to customer. */
export interface PolicyParty extends DependentRecord {
  _id: Types.ObjectId;
  policyId: Types.ObjectId;
  role: PartyRole;
  /** Which of the policy's people it is, by their order. */
  place: number;
  accountId: Types.ObjectId;
}

const policyPartySchema = new Schema<PolicyParty>(
  {
    policyId: { type: Schema.Types.ObjectId, required: true },
    role: { type: String, required: true, enum: partyRoles },
    place: { type: Number, required: true },
    accountId: { type: Schema.Types.ObjectId, required: true },
    customerId: { type: Schema.Types.ObjectId, default: null },
  },
  { collection: 'policy_parties', versionKey: false },
);
policyPartySchema.index({ accountId: 1 });
policyPartySchema.index({ customerId: 1 });
policyPartySchema.index({ policyId: 1 });

export const PolicyPartyModel = model<PolicyParty>('PolicyParty', policyPartySchema);
