import { changeAccount } from '../../identity/resolve-one/resolve-account.ts';
import type { Ports } from '../../ports/ports.ts';
import type { WechatApp } from '../apps/wechat-apps.service.ts';
import { type Alias, type Follower, FollowerModel } from '../follower.model.ts';
import { WechatAppModel } from '../wechat-app.model.ts';
import { accountKeyOf } from './account-key.ts';

/** The scope of ids that stand for WeChat's word alone. */
const byMigration = '账号迁移';

/** What two accounts of one WeChat user have in common, so that every resolution comes to one person. */
export interface Bond {
  unionid: string;
  unionidScope: string;
}

const sameScope = (one: WechatApp, other: WechatApp) => (one.scope ?? '') === (other.scope ?? '');

/**
 * Makes WeChat's word that two openids are one user into evidence that the engine knows: a unionid that both accounts
 * have. An account that has one of another Open Platform account keeps it, and a third record stands between.
 */
export async function movedBond(
  app: WechatApp,
  { openid, unionid }: Pick<Follower, 'openid' | 'unionid'>,
  from: Alias,
  tools: Pick<Ports, 'now' | 'fieldEncryption'>,
): Promise<Bond> {
  const source = await WechatAppModel.findOne({ appid: from.appid }).lean();
  if (!source) throw new Error(`No app ${from.appid}`);
  const old = await FollowerModel.findOne(from).lean();
  const bond = bondOf(app, { openid, unionid }, source, old?.unionid ?? null);
  const isHeld = !old?.unionid || (old.unionid === bond.unionid && sameScope(app, source));
  const key = accountKeyOf(source, from.openid);
  await changeAccount(
    isHeld || !unionid ? key : { ...key, accountId: `${key.accountId}@${app.appid}` },
    ({ fields, extra }) => ({ fields: { ...fields, openid: from.openid, ...bond }, extra }),
    tools,
  );
  return bond;
}

function bondOf(
  app: WechatApp,
  { openid, unionid }: Pick<Follower, 'openid' | 'unionid'>,
  source: WechatApp,
  oldUnionid: string | null,
): Bond {
  if (unionid) return { unionid, unionidScope: app.scope ?? '' };
  if (oldUnionid) return { unionid: oldUnionid, unionidScope: source.scope ?? '' };
  return { unionid: openid, unionidScope: byMigration };
}
