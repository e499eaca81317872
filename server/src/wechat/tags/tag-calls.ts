import type { Ports } from '../../ports/ports.ts';
import type { WechatApp } from '../apps/wechat-apps.service.ts';
import { askWechat } from '../calls/ask-wechat.ts';
import { callWechat } from '../calls/call-wechat.ts';
import { inHalves, type Refused } from '../calls/in-halves.ts';

/** WeChat takes this many openids a call. */
export const openidsACall = 50;

/** A follower who has left, or has as many tags as WeChat allows. */
const faults = [40003, 45059, 49003];

/** Makes a tag in the account. */
export const createTag = (app: WechatApp, name: string, ports: Ports) =>
  call(app, 'cgi-bin/tags/create', { tag: { name } }, ports);

export const deleteTag = (app: WechatApp, id: number, ports: Ports) =>
  call(app, 'cgi-bin/tags/delete', { tag: { id } }, ports);

/** Gives a tag to fifty followers at most, or takes it from them; gives those whom WeChat refuses. Twice does no harm. */
export const tagFollowers = (
  app: WechatApp,
  what: 'batchtagging' | 'batchuntagging',
  tagid: number,
  openids: readonly string[],
  ports: Ports,
): Promise<Refused<string>[]> =>
  inHalves(openids, faults, (openid_list) =>
    call(app, `cgi-bin/tags/members/${what}`, { openid_list, tagid }, ports),
  );

async function call(app: WechatApp, path: string, body: object, ports: Ports): Promise<void> {
  await callWechat(app, { path, run: (api) => askWechat(api, path, body) }, ports);
}
