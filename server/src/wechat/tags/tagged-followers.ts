import type { Types } from 'mongoose';
import { hasConsent } from '../../consents/consents.service.ts';
import { type Portrait, portraitsOf } from '../../identity/portraits-of.ts';
import { type Follower, FollowerModel } from '../follower.model.ts';
import type { Flow } from './flow.ts';
import { needsConsent, type TaggedFollower } from './wanted-tags.rules.ts';

/** WeChat's calls are filled from one page: the longer it is, the fewer calls. */
const pageSize = 1000;
/** Consents that are looked up side by side. */
const atOnce = 16;

export interface PortrayedFollower extends TaggedFollower {
  follower: Follower;
  /** A chosen tag of another channel stays away for want of consent. */
  isHeldBack: boolean;
}

/** Who follows the account, page by page, with the tags of their customers. */
export async function* taggedFollowers(flow: Flow): AsyncGenerator<PortrayedFollower[]> {
  const { app, ports, signal } = flow;
  let after: Types.ObjectId | undefined;
  for (;;) {
    signal.throwIfAborted();
    const page: Follower[] = await FollowerModel.find({
      appid: app.appid,
      isFollowing: true,
      ...(after ? { _id: { $gt: after } } : {}),
    })
      .sort({ _id: 1 })
      .limit(pageSize)
      .lean();
    if (page.length === 0) return;
    after = page.at(-1)?._id;
    const accountIds = page.flatMap(({ accountId }) => accountId ?? []);
    const portraits = await portraitsOf(accountIds, ports.fieldEncryption);
    const tagged: PortrayedFollower[] = [];
    for (let from = 0; from < page.length; from += atOnce) {
      const some = page.slice(from, from + atOnce);
      tagged.push(...(await Promise.all(some.map((one) => portrayed(one, portraits, flow)))));
    }
    yield tagged;
  }
}

async function portrayed(
  follower: Follower,
  portraits: ReadonlyMap<string, Portrait>,
  { app, order, ports }: Flow,
): Promise<PortrayedFollower> {
  const portrait = portraits.get(String(follower.accountId));
  const united = portrait?.tags.united ?? [];
  const ownChannel = (app.channel && portrait?.tags.byChannel[app.channel]) ?? [];
  const isAsked = needsConsent({ united, ownChannel }, order);
  // A refusal in the golden record is the last word; a consent there may be outdated.
  const mayShare =
    isAsked &&
    portrait?.consents.sharing?.answer === 'agreed' &&
    (await hasConsent(portrait.customerId, 'channel-sharing', ports));
  const flowed = new Set(follower.flowedTagIds);
  return {
    follower,
    united,
    ownChannel,
    ownNames: follower.ownTags ?? [],
    ownCount: follower.tagIds.filter((id) => !flowed.has(id)).length,
    mayShare,
    isHeldBack: isAsked && !mayShare,
  };
}
