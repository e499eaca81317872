import { model, Schema, type Types } from 'mongoose';

export const handoverStates = ['waiting', 'approved', 'refused'] as const;

/** Somebody asks to use another WeChat as an agent than the one that is bound. */
export interface Handover {
  _id: Types.ObjectId;
  agentId: Types.ObjectId;
  toAccountId: Types.ObjectId;
  state: (typeof handoverStates)[number];
  askedAt: Date;
  decidedAt: Date | null;
}

const handoverSchema = new Schema<Handover>(
  {
    agentId: { type: Schema.Types.ObjectId, required: true },
    toAccountId: { type: Schema.Types.ObjectId, required: true },
    state: { type: String, required: true, enum: handoverStates },
    askedAt: { type: Date, required: true },
    decidedAt: { type: Date, default: null },
  },
  { collection: 'agent_handovers', versionKey: false },
);
// Of one agent one at a time.
handoverSchema.index(
  { agentId: 1 },
  { unique: true, partialFilterExpression: { state: 'waiting' } },
);
handoverSchema.index({ toAccountId: 1, state: 1 });

export const HandoverModel = model<Handover>('AgentHandover', handoverSchema);
