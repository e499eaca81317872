import type { Actor, StaffActor } from '@heyi/shared/actor';
import { must } from '@heyi/shared/errors';
import type { TagOrder } from '@heyi/shared/wechat/tags.schema';
import { mongo } from 'mongoose';
import { recordAudit } from '../../audit/audit.service.ts';
import type { Occasion } from '../../audit/occasion.ts';
import { inTransaction } from '../../database/transaction.ts';
import type { Jobs } from '../../ports/jobs.ts';
import { type AccountTags, AccountTagsModel } from '../account-tags.model.ts';
import { canSeeWechat } from '../apps/wechat-apps.policy.ts';
import { type WechatApp, wechatApp } from '../apps/wechat-apps.service.ts';
import { type TagFlow, TagFlowModel } from '../tag-flow.model.ts';
import { TagOrderModel } from '../tag-order.model.ts';
import { WechatAppModel } from '../wechat-app.model.ts';
import { canEditTags } from './tags.policy.ts';

export const flowJob = 'wechat-tag-flow';

/** What is known of tags everywhere. */
export interface AllTags {
  order: string[];
  apps: WechatApp[];
  tags: AccountTags[];
  flows: TagFlow[];
}

export async function allTags(actor: Actor): Promise<AllTags> {
  must(canSeeWechat(actor), 'auth.forbidden');
  const [order, apps, tags, flows] = await Promise.all([
    TagOrderModel.findById('order').lean(),
    WechatAppModel.find({ kind: 'public-account' }).sort({ _id: 1 }).lean(),
    AccountTagsModel.find().lean(),
    TagFlowModel.find().lean(),
  ]);
  return { order: order?.names ?? [], apps, tags, flows };
}

/** Holds from the next flow on. */
export async function orderTags(
  actor: StaffActor,
  { names }: TagOrder,
  occasion: Occasion,
): Promise<AllTags> {
  must(canEditTags(actor), 'auth.forbidden');
  await inTransaction(async (session) => {
    await TagOrderModel.updateOne(
      { _id: 'order' },
      { $set: { names, changedAt: occasion.at } },
      { session, upsert: true },
    );
    const details = { tags: names };
    await recordAudit({ actor, action: 'wechat_tags.ordered', details }, occasion, session);
  });
  return allTags(actor);
}

/** Starts a flow; one under way goes on. Throws `wechat_app.not_found`, `wechat_app.no_followers`, `wechat_app.disabled`. */
export async function startFlow(
  actor: StaffActor,
  id: string,
  jobs: Jobs,
  occasion: Occasion,
): Promise<AllTags> {
  must(canEditTags(actor), 'auth.forbidden');
  const { appid, kind, disabledAt } = await wechatApp(id);
  must(kind === 'public-account', 'wechat_app.no_followers');
  must(!disabledAt, 'wechat_app.disabled');
  if (await beginFlow(appid, occasion.at)) {
    const target = { type: 'wechat-app' as const, id };
    await recordAudit({ actor, action: 'wechat_tags.flowed', target }, occasion);
    await jobs.enqueue(flowJob, { appid });
  }
  return allTags(actor);
}

/** False when one is under way. */
export async function beginFlow(appid: string, startedAt: Date): Promise<boolean> {
  const figures = { given: 0, taken: 0, created: 0, removed: 0, heldBack: 0, done: 0, total: 0 };
  const start = { state: 'waiting', startedAt, finishedAt: null, resumesAt: null, note: null };
  try {
    await TagFlowModel.updateOne(
      { _id: appid, state: { $in: ['done', 'failed'] } },
      { $set: { ...start, ...figures } },
      { upsert: true },
    );
    return true;
  } catch (error) {
    if (error instanceof mongo.MongoServerError && error.code === 11000) return false;
    throw error;
  }
}
