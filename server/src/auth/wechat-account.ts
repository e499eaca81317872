import type { WechatApp } from '../wechat/apps/wechat-apps.service.ts';

/** A person as one app knows them. */
export interface WechatUser {
  appid: string;
  openid: string;
}

/** The channel account that is made of somebody who opened the mini-program. */
export const accountKeyOf = ({ appid }: Pick<WechatApp, 'appid'>, openid: string) => ({
  channel: 'mini-program' as const,
  accountId: `${appid}:${openid}`,
});

/** The other way round. */
export function wechatUserOf({ accountId }: { accountId: string }): WechatUser {
  const [appid = '', ...rest] = accountId.split(':');
  return { appid, openid: rest.join(':') };
}
