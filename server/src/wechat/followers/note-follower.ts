import { mongo } from 'mongoose';
import { resolveAccount } from '../../identity/resolve-one/resolve-account.ts';
import type { Ports } from '../../ports/ports.ts';
import type { WechatApp } from '../apps/wechat-apps.service.ts';
import { type Follower, FollowerModel } from '../follower.model.ts';

/** What is newly known of somebody. */
export type FollowerNews = Pick<Follower, 'openid' | 'isFollowing'> &
  Partial<Pick<Follower, 'unionid' | 'followedAt' | 'subscribeScene' | 'qrScene' | 'tagIds'>>;

type Tools = Pick<Ports, 'now' | 'fieldEncryption'>;

/**
 * Keeps what is known since `at`; news older than what is known change nothing. Somebody new becomes a channel
 * account of the public account's channel, and with it a customer.
 */
export async function noteFollower(
  app: WechatApp,
  news: FollowerNews,
  at: Date,
  tools: Tools,
): Promise<Follower> {
  const who = { appid: app.appid, openid: news.openid };
  const known = await newest(who, news, at);
  const isNew = known.accountId === null;
  const isUnionidNew = news.unionid !== undefined && news.unionid !== known.unionid;
  if (!isNew && !isUnionidNew) return known;
  const unionid = news.unionid ?? known.unionid;
  const { account } = await resolveAccount(
    {
      record: {
        accountId: `${app.appid}:${news.openid}`,
        channel: app.channel ?? 'mini-program',
        fields: {
          openid: news.openid,
          ...(unionid ? { unionid } : {}),
          ...(unionid && app.scope ? { unionidScope: app.scope } : {}),
        },
      },
      extra: {},
    },
    tools,
  );
  const update = { $set: { accountId: account._id, unionid } };
  const kept = await FollowerModel.findOneAndUpdate(who, update, {
    returnDocument: 'after',
  }).lean();
  return kept ?? known;
}

async function newest(
  who: Pick<Follower, 'appid' | 'openid'>,
  { unionid: _, ...news }: FollowerNews,
  at: Date,
): Promise<Follower> {
  try {
    const kept = await FollowerModel.findOneAndUpdate(
      { ...who, knownAt: { $lte: at } },
      { $set: { ...news, knownAt: at } },
      { upsert: true, returnDocument: 'after' },
    ).lean();
    if (kept) return kept;
  } catch (error) {
    // There is a newer one: the upsert found none to update and could not add a second.
    if (!(error instanceof mongo.MongoServerError && error.code === 11000)) throw error;
  }
  return (await FollowerModel.findOne(who).lean()) as Follower;
}

/** Remembers when somebody last did something in the public account. */
export async function noteAction({ appid }: WechatApp, openid: string, at: Date): Promise<void> {
  await FollowerModel.updateOne({ appid, openid }, { $max: { actedAt: at } });
}
