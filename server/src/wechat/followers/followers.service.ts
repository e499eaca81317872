import type { StaffActor } from '@heyi/shared/actor';
import { must } from '@heyi/shared/errors';
import { mongo } from 'mongoose';
import { recordAudit } from '../../audit/audit.service.ts';
import type { Occasion } from '../../audit/occasion.ts';
import type { Jobs } from '../../ports/jobs.ts';
import { wechatApp } from '../apps/wechat-apps.service.ts';
import { type FollowerPull, FollowerPullModel } from '../follower-pull.model.ts';
import { canPullFollowers } from './followers.policy.ts';

export const pullJob = 'wechat-followers';

/** Starts to pull all followers; one under way goes on. Throws `wechat_app.not_found`, `wechat_app.no_followers`, `wechat_app.disabled`. */
export async function startPull(
  actor: StaffActor,
  id: string,
  jobs: Jobs,
  occasion: Occasion,
): Promise<FollowerPull> {
  must(canPullFollowers(actor), 'auth.forbidden');
  const { appid, kind, disabledAt } = await wechatApp(id);
  must(kind === 'public-account', 'wechat_app.no_followers');
  must(!disabledAt, 'wechat_app.disabled');
  const begun = await begin(appid, occasion.at);
  if (begun) {
    const target = { type: 'wechat-app' as const, id };
    await recordAudit({ actor, action: 'wechat_followers.pulled', target }, occasion);
    await jobs.enqueue(pullJob, { appid });
    return begun;
  }
  return (await FollowerPullModel.findById(appid).lean()) as FollowerPull;
}

/** Null when one is under way. */
async function begin(appid: string, startedAt: Date): Promise<FollowerPull | null> {
  const fresh = { state: 'waiting', startedAt, finishedAt: null, total: null, done: 0, gone: 0 };
  const start = { page: [], pageDone: 0, nextOpenid: '', resumesAt: null, note: null };
  try {
    return await FollowerPullModel.findOneAndUpdate(
      { _id: appid, state: { $in: ['done', 'failed'] } },
      { $set: { ...fresh, ...start } },
      { upsert: true, returnDocument: 'after' },
    ).lean();
  } catch (error) {
    if (error instanceof mongo.MongoServerError && error.code === 11000) return null;
    throw error;
  }
}
