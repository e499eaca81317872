import type { Actor, StaffActor } from '@heyi/shared/actor';
import { must } from '@heyi/shared/errors';
import type { Page } from '@heyi/shared/paging';
import { mongo } from 'mongoose';
import { recordAudit } from '../../audit/audit.service.ts';
import type { Occasion } from '../../audit/occasion.ts';
import { pageById } from '../../database/page-by-id.ts';
import type { Jobs } from '../../ports/jobs.ts';
import { canSeeWechat } from '../apps/wechat-apps.policy.ts';
import { wechatApp } from '../apps/wechat-apps.service.ts';
import { FollowerModel } from '../follower.model.ts';
import { type FollowerPull, FollowerPullModel } from '../follower-pull.model.ts';
import { canPullFollowers } from './followers.policy.ts';

export const pullJob = 'wechat-followers';

/** A page of what is known of an app's followers. Throws `wechat_app.not_found`. */
export async function listFollowers(actor: Actor, id: string, page: Page) {
  must(canSeeWechat(actor), 'auth.forbidden');
  const { appid } = await wechatApp(id);
  const [followers, pull, known, following] = await Promise.all([
    pageById(FollowerModel, { appid }, page),
    FollowerPullModel.findById(appid).lean(),
    FollowerModel.countDocuments({ appid }),
    FollowerModel.countDocuments({ appid, isFollowing: true }),
  ]);
  return { followers, pull, known, following };
}

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
