import type { Actor } from '@heyi/shared/actor';
import { must } from '@heyi/shared/errors';
import type { PageOf } from '@heyi/shared/paging';
import type { FollowerKind, FollowersQuery } from '@heyi/shared/wechat/followers.schema';
import type { QueryFilter } from 'mongoose';
import { pageById } from '../../database/page-by-id.ts';
import { type AccountPlace, placesOf } from '../../identity/account-places.ts';
import { AccountTagsModel } from '../account-tags.model.ts';
import { canSeeWechat } from '../apps/wechat-apps.policy.ts';
import { wechatApp } from '../apps/wechat-apps.service.ts';
import { type Follower, FollowerModel } from '../follower.model.ts';
import { FollowerPullModel } from '../follower-pull.model.ts';
import { WechatAppModel } from '../wechat-app.model.ts';

/** A follower and where the account made of them belongs. */
export interface PlacedFollower extends Follower {
  place: AccountPlace | undefined;
}

const filters: Record<FollowerKind, QueryFilter<Follower>> = {
  all: {},
  following: { isFollowing: true },
  left: { isFollowing: false },
  'without-unionid': { isFollowing: true, unionid: null },
  alone: { isFollowing: true },
};

const mostLooks = 10;

/** A page of what is known of an app's followers. Throws `wechat_app.not_found`. */
export async function listFollowers(actor: Actor, id: string, { kind, ...page }: FollowersQuery) {
  must(canSeeWechat(actor), 'auth.forbidden');
  const { appid } = await wechatApp(id);
  const filter = { appid, ...filters[kind] };
  const read = async (from: typeof page) => placed(await pageById(FollowerModel, filter, from));
  const count = (more: QueryFilter<Follower>) => FollowerModel.countDocuments({ appid, ...more });
  const [followers, pull, known, following, withoutUnionid, tags, apps] = await Promise.all([
    kind === 'alone' ? onlyAlone(read, page) : read(page),
    FollowerPullModel.findById(appid).lean(),
    count({}),
    count(filters.following),
    count(filters['without-unionid']),
    AccountTagsModel.findById(appid).lean(),
    WechatAppModel.find().select({ appid: 1, name: 1 }).lean(),
  ]);
  const tagNames = new Map(tags?.tags.map((tag) => [tag.id, tag.name]));
  const appNames = new Map(apps.map((app) => [app.appid, app.name]));
  return { followers, pull, known, following, withoutUnionid, tagNames, appNames };
}

async function placed({ items, nextCursor }: PageOf<Follower>): Promise<PageOf<PlacedFollower>> {
  const places = await placesOf(items.flatMap(({ accountId }) => accountId ?? []));
  const placeOf = ({ accountId }: Follower) => places.get(String(accountId));
  return { items: items.map((one) => ({ ...one, place: placeOf(one) })), nextCursor };
}

/** Looks at a thousand followers at most: then the page is shorter, and the next one goes on there. */
async function onlyAlone<Paging extends { limit: number; cursor?: string | undefined }>(
  read: (page: Paging) => Promise<PageOf<PlacedFollower>>,
  page: Paging,
): Promise<PageOf<PlacedFollower>> {
  const alone: PlacedFollower[] = [];
  let cursor = page.cursor;
  for (let look = 0; look < mostLooks; look++) {
    const next = await read({ ...page, limit: 100, cursor });
    alone.push(...next.items.filter(({ place }) => !place?.isLinked));
    if (alone.length > page.limit) {
      const items = alone.slice(0, page.limit);
      return { items, nextCursor: String(items.at(-1)?._id) };
    }
    if (next.nextCursor === null) return { items: alone, nextCursor: null };
    cursor = next.nextCursor;
  }
  return { items: alone, nextCursor: cursor ?? null };
}
