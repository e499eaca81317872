import { type WechatApp, WechatAppModel } from '../wechat-app.model.ts';

/** All that are not disabled, by AppID. */
export async function enabledApps(): Promise<Map<string, WechatApp>> {
  const apps = await WechatAppModel.find({ disabledAt: null }).sort({ _id: 1 }).lean();
  return new Map(apps.map((app) => [app.appid, app]));
}
