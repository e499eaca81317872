import type { WechatApp } from '../wechat/apps/wechat-apps.service.ts';

/** The channel account that is made of somebody who opened the mini-program. */
export const accountKeyOf = ({ appid }: Pick<WechatApp, 'appid'>, openid: string) => ({
  channel: 'mini-program' as const,
  accountId: `${appid}:${openid}`,
});
