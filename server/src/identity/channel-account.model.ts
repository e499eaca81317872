import { type AccountSource, accountSources } from '@heyi/shared/identity/account-field';
import { model, Schema, type Types } from 'mongoose';
import { anyObjectId } from '../database/any-object-id.ts';

/** Why an account belongs to its customer: the strongest evidence that ties it to another account there. */
export interface AccountLink {
  rule: string;
  probability: number;
  /** The account at the other end of that evidence. */
  toAccountId: Types.ObjectId;
}

/** One record in one source: what came is sealed, only keyed hashes of it can be searched. */
export interface ChannelAccount {
  _id: Types.ObjectId;
  channel: AccountSource;
  /** The source's own key of the row. */
  accountId: string;
  /** A sealed `AccountContent`. */
  content: Buffer;
  /** Keyed hash of the content: an unchanged row is not written again. */
  contentHash: string;
  /** Keyed hashes of the values, and of the combinations of values, that it can be found by. */
  keys: string[];
  recordedAt: Date;
  /** None for one that came by itself. */
  importId: Types.ObjectId | null;
  /** None until the first resolution after its arrival. */
  customerId: Types.ObjectId | null;
  link: AccountLink | null;
  /** Records that were stored for it: counted so that they conflict with its moves. */
  looks?: number;
}

const accountLinkSchema = new Schema<AccountLink>(
  {
    rule: { type: String, required: true },
    probability: { type: Number, required: true },
    toAccountId: { type: Schema.Types.ObjectId, required: true },
  },
  { _id: false },
);

const channelAccountSchema = new Schema<ChannelAccount>(
  {
    channel: { type: String, required: true, enum: accountSources },
    accountId: { type: String, required: true },
    content: { type: Buffer, required: true },
    contentHash: { type: String, required: true },
    keys: { type: [String], required: true },
    recordedAt: { type: Date, required: true },
    importId: { type: Schema.Types.ObjectId, default: null },
    customerId: { type: Schema.Types.ObjectId, default: null },
    link: { type: accountLinkSchema, default: null },
    looks: { type: Number },
  },
  { collection: 'channel_accounts', versionKey: false },
);
channelAccountSchema.index({ channel: 1, accountId: 1 }, { unique: true });
channelAccountSchema.index({ keys: 1 });
channelAccountSchema.index(
  { customerId: 1 },
  { partialFilterExpression: { customerId: anyObjectId } },
);

export const ChannelAccountModel = model<ChannelAccount>('ChannelAccount', channelAccountSchema);
