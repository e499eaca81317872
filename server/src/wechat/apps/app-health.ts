import { AccessTokenModel } from '../access-token.model.ts';
import { usageOn } from '../calls/wechat-usage.ts';
import type { WechatApp } from '../wechat-app.model.ts';
import type { AppHealth } from './wechat-apps.presenter.ts';

/** How the apps stand today, by appid. */
export async function healthOf(
  apps: readonly WechatApp[],
  at: Date,
): Promise<(app: WechatApp) => AppHealth> {
  const appids = apps.map(({ appid }) => appid);
  const tokens = await AccessTokenModel.find({ _id: { $in: appids } }).lean();
  const usage = await usageOn(at);
  return ({ appid }) => ({
    accessToken: tokens.find(({ _id }) => _id === appid) ?? null,
    usage: usage.filter((each) => each.appid === appid),
  });
}
