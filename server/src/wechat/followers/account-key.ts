import type { WechatApp } from '../apps/wechat-apps.service.ts';

/** The row key of a follower's channel account. */
export const accountKeyOf = ({ appid, channel }: WechatApp, openid: string) => ({
  accountId: `${appid}:${openid}`,
  channel: channel ?? ('mini-program' as const),
});
