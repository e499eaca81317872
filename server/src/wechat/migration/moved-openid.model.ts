import { type MigrationOutcome, migrationOutcomes } from '@heyi/shared/wechat/migration.schema';
import { model, Schema, type Types } from 'mongoose';

/** One follower of an account that is given up: on the list before WeChat is asked, with its answer afterwards. */
export interface MovedOpenid {
  _id: Types.ObjectId;
  migrationId: Types.ObjectId;
  oldOpenid: string;
  newOpenid: string | null;
  outcome: MigrationOutcome;
  /** WeChat's code for the call, or its word on this one. */
  failure: string | null;
  /** How often WeChat was asked, counted before each call. */
  asked: number;
  answeredAt: Date | null;
  /** Of a converted one: null until it is taken over, false when the two stayed apart. */
  isJoined: boolean | null;
  accountId: Types.ObjectId | null;
}

const movedOpenidSchema = new Schema<MovedOpenid>(
  {
    migrationId: { type: Schema.Types.ObjectId, required: true },
    oldOpenid: { type: String, required: true },
    newOpenid: { type: String, default: null },
    outcome: { type: String, required: true, enum: migrationOutcomes },
    failure: { type: String, default: null },
    asked: { type: Number, default: 0 },
    answeredAt: { type: Date, default: null },
    isJoined: { type: Boolean, default: null },
    accountId: { type: Schema.Types.ObjectId, default: null },
  },
  { collection: 'wechat_moved_openids', versionKey: false },
);
movedOpenidSchema.index({ migrationId: 1, oldOpenid: 1 }, { unique: true });
movedOpenidSchema.index({ migrationId: 1, outcome: 1, isJoined: 1, _id: 1 });
movedOpenidSchema.index({ migrationId: 1, _id: 1 });

export const MovedOpenidModel = model<MovedOpenid>('WechatMovedOpenid', movedOpenidSchema);
