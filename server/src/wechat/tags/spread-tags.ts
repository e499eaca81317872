import { FollowerModel } from '../follower.model.ts';
import { countFlow, type Flow } from './flow.ts';
import type { TagIds } from './make-tags.ts';
import { openidsACall, tagFollowers } from './tag-calls.ts';
import type { PortrayedFollower } from './tagged-followers.ts';
import { addToTally, type Tally } from './tally.ts';
import { wantedTags } from './wanted-tags.rules.ts';

/** What is to change, as openids by tag, and whose tags found no room. */
interface Changes {
  give: Map<number, string[]>;
  take: Map<number, string[]>;
}

/**
 * Gives the followers of one page what they should have and takes what they should not; tags that the account gave
 * itself are never touched. Counts in `tooMany` who found no room for a tag.
 */
export async function spreadTags(
  flow: Flow,
  page: readonly PortrayedFollower[],
  ids: TagIds,
  tooMany: Tally,
): Promise<void> {
  const { give, take } = changesOf(flow, page, ids, tooMany);
  const existing = new Set(ids.values());
  for (const [id, openids] of take)
    await inBatches(openids, (batch) => takeTag(flow, id, batch, existing.has(id)));
  for (const [id, openids] of give) {
    const name = [...ids].find(([, one]) => one === id)?.[0] ?? '';
    await inBatches(openids, async (batch) => {
      const full = await giveTag(flow, id, batch);
      if (full > 0) addToTally(tooMany, [name], full);
    });
  }
}

function changesOf(
  { order }: Flow,
  page: readonly PortrayedFollower[],
  ids: TagIds,
  tooMany: Tally,
): Changes {
  const changes: Changes = { give: new Map(), take: new Map() };
  const usable = order.filter((name) => ids.has(name));
  for (const one of page) {
    const { openid, tagIds, flowedTagIds = [] } = one.follower;
    const found = wantedTags(one, usable);
    addToTally(tooMany, found.tooMany);
    const wanted = found.wanted.map((name) => ids.get(name) as number);
    for (const id of without(flowedTagIds, wanted)) addTo(changes.take, id, openid);
    for (const id of without(wanted, tagIds)) addTo(changes.give, id, openid);
  }
  return changes;
}

const without = (ids: readonly number[], others: readonly number[]) =>
  ids.filter((id) => !others.includes(id));

function addTo(lists: Map<number, string[]>, id: number, openid: string): void {
  const list = lists.get(id);
  if (list) list.push(openid);
  else lists.set(id, [openid]);
}

async function inBatches(
  openids: readonly string[],
  work: (batch: string[]) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < openids.length; from += openidsACall)
    await work(openids.slice(from, from + openidsACall));
}

const whose = ({ app: { appid } }: Flow, openids: readonly string[]) => ({
  appid,
  openid: { $in: openids },
});

/** A tag that is gone from the account is only forgotten. */
async function takeTag(flow: Flow, id: number, openids: string[], exists: boolean): Promise<void> {
  flow.signal.throwIfAborted();
  if (exists) await tagFollowers(flow.app, 'batchuntagging', id, openids, flow.ports);
  const gone = { tagIds: id, flowedTagIds: id };
  await FollowerModel.updateMany(whose(flow, openids), { $pull: gone });
  await countFlow(flow, { taken: openids.length });
}

const followerFull = 45059;

/** It is noted as ours first: a pull in between must not take it for the account's own. Gives how many were full. */
async function giveTag(flow: Flow, id: number, openids: string[]): Promise<number> {
  flow.signal.throwIfAborted();
  await FollowerModel.updateMany(whose(flow, openids), { $addToSet: { flowedTagIds: id } });
  const refused = await tagFollowers(flow.app, 'batchtagging', id, openids, flow.ports);
  const without = refused.map(({ item }) => item);
  await FollowerModel.updateMany(whose(flow, without), { $pull: { flowedTagIds: id } });
  const given = openids.filter((openid) => !without.includes(openid));
  await FollowerModel.updateMany(whose(flow, given), { $addToSet: { tagIds: id } });
  await countFlow(flow, { given: given.length });
  return refused.filter(({ errcode }) => errcode === followerFull).length;
}
