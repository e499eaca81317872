import type { WechatSignIn } from '@heyi/shared/auth/auth.schema';
import { must } from '@heyi/shared/errors';
import type { Types } from 'mongoose';
import { isPersonBlocked } from '../blocks/blocked.ts';
import { inTransaction } from '../database/transaction.ts';
import { addressKey } from '../http/limits.ts';
import type { AccountContent } from '../identity/account-content.ts';
import { changeAccount } from '../identity/resolve-one/resolve-account.ts';
import { giveBack, spend, spendOn } from '../limits/limits.ts';
import type { Ports } from '../ports/ports.ts';
import { miniProgram } from '../wechat/apps/mini-program.ts';
import type { WechatApp } from '../wechat/apps/wechat-apps.service.ts';
import { noteScene } from '../wechat/codes/note-touch.ts';
import { signOut } from './auth.service.ts';
import { openCustomerSession } from './customer-session.ts';
import type { Origin } from './sign-in.ts';
import { type Tokens, tokensOf } from './tokens.ts';
import { accountKeyOf } from './wechat-account.ts';
import { redeemLoginCode, type WechatIdentity } from './wechat-login-code.ts';

export interface CustomerSignIn {
  customerId: Types.ObjectId;
  tokens: Tokens;
}

type Needs = Pick<Ports, 'now' | 'fieldEncryption' | 'wechat'> & { tokenSecret: string };

/**
 * Signs in whoever opened the mini-program: their WeChat becomes a channel account, and with it part of the right
 * customer. Throws `limit.used_up`, `auth.blocked`, and what `miniProgram` and `redeemLoginCode` throw.
 */
export async function signInByWechat(
  { appid, code, refreshToken, scene }: WechatSignIn,
  origin: Origin,
  needs: Needs,
): Promise<CustomerSignIn> {
  const app = await miniProgram(appid);
  const address = addressKey(origin.address);
  const identity = await spendOn('wechat-code', address, origin.at, () =>
    redeemLoginCode(app, code, needs),
  );
  await giveBack('wechat-code', address);
  const { account, customerId, isNewAccount } = await changeAccount(
    accountKeyOf(app, identity.openid),
    (known) => withIdentity(known, app, identity),
    needs,
  );
  await spend('wechat-sign-in', account._id.toHexString(), origin.at);
  must(
    !(await isPersonBlocked(account._id.toHexString(), customerId.toHexString())),
    'auth.blocked',
  );
  const opened = await inTransaction((transaction) =>
    openCustomerSession({ accountId: account._id, customerId }, origin, transaction),
  );
  await signOut({ audience: 'public' }, refreshToken, origin);
  const coming = { appid: app.appid, accountId: account._id, scene: scene ?? null };
  if (scene !== undefined || isNewAccount) await noteScene(coming, origin.at);
  return { customerId, tokens: tokensOf(opened, needs.tokenSecret, origin.at) };
}

const withIdentity = (
  { fields, extra }: AccountContent,
  { scope }: WechatApp,
  { openid, unionid }: WechatIdentity,
): AccountContent => ({
  fields: {
    ...fields,
    openid,
    ...(unionid ? { unionid } : {}),
    ...(unionid && scope ? { unionidScope: scope } : {}),
  },
  extra,
});
