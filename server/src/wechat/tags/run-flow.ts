import type { UnfitTag } from '@heyi/shared/wechat/tags.schema';
import { withLease } from '../../database/lease.ts';
import type { Ports } from '../../ports/ports.ts';
import { standstill } from '../calls/standstill.ts';
import { FollowerModel } from '../follower.model.ts';
import { type TagFlow, TagFlowModel } from '../tag-flow.model.ts';
import { TagOrderModel } from '../tag-order.model.ts';
import { WechatAppModel } from '../wechat-app.model.ts';
import { type Flow, saveFlow } from './flow.ts';
import { type MadeTags, makeTags } from './make-tags.ts';
import { spreadTags } from './spread-tags.ts';
import { type PortrayedFollower, taggedFollowers } from './tagged-followers.ts';
import { addToTally, type Tally } from './tally.ts';
import { wantedTags } from './wanted-tags.rules.ts';

const mostSeen = 300;

/**
 * Brings the chosen tags of the portraits to the followers of an account. What is done stands with each follower, so
 * that a flow that was stopped, begun again, does the rest.
 */
export const runFlow = (appid: string, ports: Ports, signal: AbortSignal): Promise<void> =>
  withLease(`wechat-tags:${appid}`, async () => {
    const app = await WechatAppModel.findOne({ appid }).lean();
    const record = await TagFlowModel.findById(appid).lean();
    if (!app || !record || record.state === 'done' || record.state === 'failed') return;
    const order = (await TagOrderModel.findById('order').lean())?.names ?? [];
    const flow: Flow = { app, record, order, ports, signal };
    try {
      await saveFlow(flow, { state: 'running', done: 0, resumesAt: null, note: null });
      const unfit = await flowTags(flow);
      await saveFlow(flow, { state: 'done', finishedAt: ports.now(), unfit });
    } catch (error) {
      if (signal.aborted) throw error;
      await saveFlow(flow, standstill(error, ports));
    }
  });

async function flowTags(flow: Flow): Promise<UnfitTag[]> {
  const followers = await FollowerModel.countDocuments({
    appid: flow.app.appid,
    isFollowing: true,
  });
  await saveFlow(flow, { total: 2 * followers });
  const wanting = await survey(flow);
  const needed = flow.order.filter((name) => wanting.has(name));
  const made = await makeTags(flow, needed);
  const tooMany: Tally = new Map();
  for await (const page of taggedFollowers(flow)) {
    await spreadTags(flow, page, made.ids, tooMany);
    await progress(flow, page);
  }
  return unfitTags(flow, made, wanting, tooMany);
}

/** Counts who would have which tag, had the account and its followers room for all. */
async function survey(flow: Flow): Promise<Tally> {
  const wanting: Tally = new Map();
  const seen: Tally = new Map();
  let heldBack = 0;
  for await (const page of taggedFollowers(flow)) {
    for (const one of page) {
      const { wanted, tooMany } = wantedTags(one, flow.order);
      addToTally(wanting, [...wanted, ...tooMany]);
      addToTally(seen, one.united);
    }
    heldBack += page.filter(({ isHeldBack }) => isHeldBack).length;
    await progress(flow, page);
  }
  const most = [...seen].sort(([, a], [, b]) => b - a).slice(0, mostSeen);
  const known = most.map(([name, followers]): TagFlow['seen'][number] => ({ name, followers }));
  await saveFlow(flow, { heldBack, seen: known });
  return wanting;
}

const progress = (flow: Flow, page: readonly PortrayedFollower[]) =>
  saveFlow(flow, { done: flow.record.done + page.length });

function unfitTags(
  { order }: Flow,
  { unfit }: MadeTags,
  wanting: Tally,
  tooMany: Tally,
): UnfitTag[] {
  return order.flatMap((name): UnfitTag[] => {
    const reason = unfit.get(name);
    if (reason) return [{ name, reason, followers: wanting.get(name) ?? 0 }];
    const followers = tooMany.get(name) ?? 0;
    return followers > 0 ? [{ name, reason: 'follower-full', followers }] : [];
  });
}
