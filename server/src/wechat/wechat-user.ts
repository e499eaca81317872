import type { AccountKey } from '../identity/accounts-of-customer.ts';

/** Somebody as one app knows them. */
export interface WechatUser {
  appid: string;
  openid: string;
}

const shape = /^(wx[0-9a-f]{16}):(.{1,64})$/;

/** The WeChat user that an account was made of; null for an account of another kind. */
export function wechatUserOf({ accountId }: Pick<AccountKey, 'accountId'>): WechatUser | null {
  const [, appid, openid] = shape.exec(accountId) ?? [];
  return appid && openid ? { appid, openid } : null;
}
