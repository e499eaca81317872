import { type Channel, channels } from '@heyi/shared/identity/account-field';
import { model, Schema, type Types } from 'mongoose';
import { anyObjectId } from '../database/any-object-id.ts';

/** Somebody who sells: our own agent, a bank's, or an intermediary company's. */
export interface Agent {
  _id: Types.ObjectId;
  /** The agent code (工号), the same for ever. */
  code: string;
  /** A sealed `AgentPerson`. */
  person: Buffer;
  channel: Channel;
  /** The intermediary company; null for our own. */
  partnerId: Types.ObjectId | null;
  /** The channel account of the WeChat that is bound. */
  accountId: Types.ObjectId | null;
  boundAt: Date | null;
  disabledAt: Date | null;
  createdAt: Date;
}

const agentSchema = new Schema<Agent>(
  {
    code: { type: String, required: true },
    person: { type: Buffer, required: true },
    channel: { type: String, required: true, enum: channels },
    partnerId: { type: Schema.Types.ObjectId, default: null },
    accountId: { type: Schema.Types.ObjectId, default: null },
    boundAt: { type: Date, default: null },
    disabledAt: { type: Date, default: null },
    createdAt: { type: Date, required: true },
  },
  { collection: 'agents', versionKey: false },
);
agentSchema.index({ code: 1 }, { unique: true });
agentSchema.index(
  { accountId: 1 },
  { unique: true, partialFilterExpression: { accountId: anyObjectId } },
);

export const AgentModel = model<Agent>('Agent', agentSchema);
