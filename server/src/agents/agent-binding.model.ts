import { model, Schema, type Types } from 'mongoose';

/** Which WeChat an agent used from when to when; kept for ever, so that what was done with it can be told. */
export interface AgentBinding {
  _id: Types.ObjectId;
  agentId: Types.ObjectId;
  accountId: Types.ObjectId;
  since: Date;
  until: Date | null;
}

const agentBindingSchema = new Schema<AgentBinding>(
  {
    agentId: { type: Schema.Types.ObjectId, required: true },
    accountId: { type: Schema.Types.ObjectId, required: true },
    since: { type: Date, required: true },
    until: { type: Date, default: null },
  },
  { collection: 'agent_bindings', versionKey: false },
);
agentBindingSchema.index({ agentId: 1, since: 1 });
agentBindingSchema.index({ accountId: 1 });

export const AgentBindingModel = model<AgentBinding>('AgentBinding', agentBindingSchema);
