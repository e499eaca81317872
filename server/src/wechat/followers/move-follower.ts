import type { Types } from 'mongoose';
import { placesOf } from '../../identity/account-places.ts';
import type { Ports } from '../../ports/ports.ts';
import type { WechatApp } from '../apps/wechat-apps.service.ts';
import { FollowerModel } from '../follower.model.ts';
import { noteFollower } from './note-follower.ts';

interface Move {
  from: WechatApp;
  to: WechatApp;
  oldOpenid: string;
  newOpenid: string;
  /** When WeChat said so. */
  at: Date;
}

/** What became of the accounts of somebody who was moved. */
export interface Moved {
  accountId: Types.ObjectId | null;
  /** Old and new belong to one customer; contradictions between them may keep them apart. */
  isJoined: boolean;
}

/**
 * Takes over WeChat's word that a follower of one account is now one of another: both accounts stay, as one person's,
 * and the old openid leads to the new one. Doing it twice changes nothing.
 */
export async function moveFollower(
  { from, to, oldOpenid, newOpenid, at }: Move,
  tools: Pick<Ports, 'now' | 'fieldEncryption'>,
): Promise<Moved> {
  const alias = { appid: from.appid, openid: oldOpenid };
  const old = await FollowerModel.findOne(alias).lean();
  const isOneScope = (from.scope ?? '') === (to.scope ?? '');
  const { accountId } = await noteFollower(
    to,
    {
      openid: newOpenid,
      isFollowing: true,
      movedFrom: alias,
      ...(isOneScope && old?.unionid ? { unionid: old.unionid } : {}),
    },
    at,
    tools,
  );
  const movedTo = { appid: to.appid, openid: newOpenid };
  await FollowerModel.updateOne(alias, { $set: { movedTo, isFollowing: false } });
  return { accountId, isJoined: await areOnePerson(old?.accountId ?? null, accountId) };
}

async function areOnePerson(
  one: Types.ObjectId | null,
  other: Types.ObjectId | null,
): Promise<boolean> {
  if (!one || !other) return true;
  const places = await placesOf([one, other]);
  return places.get(String(one))?.customerId === places.get(String(other))?.customerId;
}
