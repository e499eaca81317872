import type { Ports } from '../../ports/ports.ts';
import { type AccountTag, AccountTagsModel } from '../account-tags.model.ts';
import type { WechatApp } from '../apps/wechat-apps.service.ts';
import { askWechat } from '../calls/ask-wechat.ts';
import { callWechat } from '../calls/call-wechat.ts';

const path = 'cgi-bin/tags/get';
/** WeChat's own, such as the starred and the blocked, are below. */
const firstOwnId = 100;

/** Asks WeChat for the account's tags and keeps them. */
export async function pullTags(app: WechatApp, ports: Ports): Promise<AccountTag[]> {
  const run = (api: Parameters<Parameters<typeof callWechat>[1]['run']>[0]) =>
    askWechat<{ tags?: AccountTag[] }>(api, path);
  const { tags = [] } = await callWechat(app, { path, run }, ports);
  const own = tags
    .filter(({ id }) => id >= firstOwnId)
    .map(({ id, name, count = 0 }) => ({ id, name, count }));
  await AccountTagsModel.updateOne(
    { _id: app.appid },
    { $set: { tags: own, pulledAt: ports.now() } },
    { upsert: true },
  );
  return own;
}
