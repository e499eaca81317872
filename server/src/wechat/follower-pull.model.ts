import { type PullState, pullStates } from '@heyi/shared/wechat/followers.schema';
import { model, Schema } from 'mongoose';

/** The last pull of all followers of an app; what it has done is stored batch by batch. */
export interface FollowerPull {
  /** The appid. */
  _id: string;
  state: PullState;
  startedAt: Date;
  finishedAt: Date | null;
  /** Of the last complete one; a new one does not take it away. */
  completedAt: Date | null;
  total: number | null;
  done: number;
  gone: number;
  /** The page of openids under way, how many of it are done, and where the next one begins (null: there is none). */
  page: string[];
  pageDone: number;
  nextOpenid: string | null;
  resumesAt: Date | null;
  note: string | null;
}

const followerPullSchema = new Schema<FollowerPull>(
  {
    _id: { type: String, required: true },
    state: { type: String, required: true, enum: pullStates },
    startedAt: { type: Date, required: true },
    finishedAt: { type: Date, default: null },
    completedAt: { type: Date, default: null },
    total: { type: Number, default: null },
    done: { type: Number, default: 0 },
    gone: { type: Number, default: 0 },
    page: { type: [String], default: [] },
    pageDone: { type: Number, default: 0 },
    nextOpenid: { type: String, default: '' },
    resumesAt: { type: Date, default: null },
    note: { type: String, default: null },
  },
  { collection: 'wechat_follower_pulls', versionKey: false },
);

export const FollowerPullModel = model<FollowerPull>('WechatFollowerPull', followerPullSchema);
