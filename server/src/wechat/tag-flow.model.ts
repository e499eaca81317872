import { type PullState, pullStates } from '@heyi/shared/wechat/followers.schema';
import type { UnfitTag } from '@heyi/shared/wechat/tags.schema';
import { model, Schema } from 'mongoose';

/** What a flow has done so far. */
export interface FlowFigures {
  given: number;
  taken: number;
  created: number;
  removed: number;
  heldBack: number;
}

/** The last flow of tags to an account. Followers hold how far it is: begun anew it finds what is left. */
export interface TagFlow extends FlowFigures {
  /** The appid. */
  _id: string;
  state: PullState;
  startedAt: Date;
  finishedAt: Date | null;
  done: number;
  total: number;
  unfit: UnfitTag[];
  /** Tags of the followers' portraits, by how many have them. */
  seen: { name: string; followers: number }[];
  resumesAt: Date | null;
  note: string | null;
}

const count = { type: Number, default: 0 };

const tagFlowSchema = new Schema<TagFlow>(
  {
    _id: { type: String, required: true },
    state: { type: String, required: true, enum: pullStates },
    startedAt: { type: Date, required: true },
    finishedAt: { type: Date, default: null },
    done: count,
    total: count,
    given: count,
    taken: count,
    created: count,
    removed: count,
    heldBack: count,
    unfit: { type: [Object], default: [] },
    seen: { type: [Object], default: [] },
    resumesAt: { type: Date, default: null },
    note: { type: String, default: null },
  },
  { collection: 'wechat_tag_flows', versionKey: false },
);

export const TagFlowModel = model<TagFlow>('WechatTagFlow', tagFlowSchema);
