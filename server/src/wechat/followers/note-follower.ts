import { mongo } from 'mongoose';
import { changeAccount } from '../../identity/resolve-one/resolve-account.ts';
import type { Ports } from '../../ports/ports.ts';
import type { WechatApp } from '../apps/wechat-apps.service.ts';
import { type Follower, FollowerModel } from '../follower.model.ts';
import { accountKeyOf } from './account-key.ts';
import { movedBond } from './moved-bond.ts';
import { ownTagsOf, type TagNames } from './own-tags.ts';

/** What is newly known of somebody. */
export type FollowerNews = Pick<Follower, 'openid' | 'isFollowing'> &
  Partial<
    Pick<Follower, 'unionid' | 'followedAt' | 'subscribeScene' | 'qrScene' | 'tagIds' | 'movedFrom'>
  >;

type Tools = Pick<Ports, 'now' | 'fieldEncryption'>;

/**
 * Keeps what is known since `at`; news older than what is known change nothing. Somebody new becomes a channel
 * account of the public account's channel, and with it a customer; what the account says beside is left alone. Of
 * somebody whom WeChat moved to another account, gives who they are there.
 */
export async function noteFollower(
  app: WechatApp,
  news: FollowerNews,
  at: Date,
  tools: Tools,
  tagNames: TagNames = new Map(),
): Promise<Follower> {
  const who = { appid: app.appid, openid: news.openid };
  const known = await newest(who, news, at);
  if (known.movedTo) return movedOn(known);
  const unionid = news.unionid ?? known.unionid;
  const told = known.ownTags ?? [];
  const ownTags = news.tagIds ? ownTagsOf(known, tagNames) : told;
  const isUnionidNew = unionid !== known.unionid;
  const isMoveNew = Boolean(news.movedFrom) && !known.movedFrom;
  const areTagsNew = ownTags.join() !== told.join();
  if (known.accountId && !isUnionidNew && !areTagsNew && !isMoveNew) return known;
  const movedFrom = news.movedFrom ?? known.movedFrom ?? null;
  const bond =
    movedFrom && (await movedBond(app, { openid: news.openid, unionid }, movedFrom, tools));
  const { account } = await changeAccount(
    accountKeyOf(app, news.openid),
    ({ fields, extra }) => ({
      fields: {
        ...fields,
        openid: news.openid,
        ...(unionid ? { unionid } : {}),
        ...(unionid && app.scope ? { unionidScope: app.scope } : {}),
        ...bond,
        ...(areTagsNew ? { tags: ownTags.join('、') } : {}),
      },
      extra,
    }),
    tools,
  );
  const noted = await FollowerModel.findOneAndUpdate(
    who,
    { $set: { accountId: account._id, unionid, ownTags, movedFrom } },
    { returnDocument: 'after' },
  ).lean();
  return noted ?? known;
}

/** Who they are now, however often they were moved. */
async function movedOn(follower: Follower): Promise<Follower> {
  const next = follower.movedTo && (await FollowerModel.findOne(follower.movedTo).lean());
  return next ? movedOn(next) : follower;
}

async function newest(
  who: Pick<Follower, 'appid' | 'openid'>,
  { unionid: _, movedFrom: __, ...news }: FollowerNews,
  at: Date,
): Promise<Follower> {
  try {
    const kept = await FollowerModel.findOneAndUpdate(
      { ...who, knownAt: { $lte: at }, movedTo: null },
      { $set: { ...news, knownAt: at } },
      { upsert: true, returnDocument: 'after' },
    ).lean();
    if (kept) return kept;
  } catch (error) {
    // There is a newer one, or they were moved: the upsert found none to update and could not add a second.
    if (!(error instanceof mongo.MongoServerError && error.code === 11000)) throw error;
  }
  return (await FollowerModel.findOne(who).lean()) as Follower;
}

/** Remembers when somebody last did something in the public account. */
export async function noteAction({ appid }: WechatApp, openid: string, at: Date): Promise<void> {
  await FollowerModel.updateOne({ appid, openid }, { $max: { actedAt: at } });
}
