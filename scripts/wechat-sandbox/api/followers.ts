import { need } from '../wechat-fault.ts';
import type { User } from '../world.ts';
import { unionidOf } from '../world.ts';
import { type Api, type ApiCall, type ApiEntry, listOf, ok, textOf } from './api.ts';

const openidsACall = 10_000;
const detailsACall = 100;

const listFollowers: Api = ({ sandbox, app, query }) => {
  // An account that was given up tells nothing any more.
  need(!sandbox.world.state.migrations.some(({ from }) => from === app.appid), 48001);
  const followers = sandbox.world.usersOf(app.appid).filter(({ subscribed }) => subscribed);
  const after = query.next_openid ?? '';
  const from = after === '' ? 0 : followers.findIndex(({ openid }) => openid === after) + 1;
  need(after === '' || from > 0, 40003);
  const openid = followers.slice(from, from + openidsACall).map((follower) => follower.openid);
  const head = { total: followers.length, count: openid.length };
  return openid.length === 0
    ? { ...head, next_openid: '' }
    : { ...head, data: { openid }, next_openid: openid.at(-1) };
};

function userOf({ sandbox, app }: ApiCall, openid: unknown): User {
  const user = sandbox.world.user(app.appid, textOf(openid));
  need(user, 40003);
  return user;
}

function detailsOf({ sandbox, app }: ApiCall, user: User) {
  const unionid = unionidOf(app, sandbox.world.person(user.personId) ?? { id: user.personId });
  const ids = { openid: user.openid, ...(unionid ? { unionid } : {}) };
  if (!user.subscribed) return { subscribe: 0, ...ids };
  return {
    subscribe: 1,
    ...ids,
    nickname: '',
    sex: 0,
    language: 'zh_CN',
    city: '',
    province: '',
    country: '',
    headimgurl: '',
    subscribe_time: Math.floor(user.subscribedAt / 1000),
    remark: user.remark,
    groupid: 0,
    tagid_list: user.tagIds,
    subscribe_scene: user.scene,
    qr_scene: 0,
    qr_scene_str: user.qrScene,
  };
}

export const followerApis: Record<string, ApiEntry> = {
  'cgi-bin/user/get': { method: 'GET', credentials: 'token', run: listFollowers },
  'cgi-bin/user/info': {
    method: 'GET',
    credentials: 'token',
    run: (call) => detailsOf(call, userOf(call, call.query.openid)),
  },
  'cgi-bin/user/info/batchget': {
    method: 'POST',
    credentials: 'token',
    run(call) {
      const asked = listOf(call.body.user_list) as { openid?: unknown }[];
      need(asked.length > 0 && asked.length <= detailsACall, 40032);
      return {
        user_info_list: asked.map(({ openid }) => detailsOf(call, userOf(call, openid))),
      };
    },
  },
  'cgi-bin/user/info/updateremark': {
    method: 'POST',
    credentials: 'token',
    run(call) {
      const remark = textOf(call.body.remark);
      need(remark.length < 30, 47001);
      userOf(call, call.body.openid).remark = remark;
      return ok;
    },
  },
};
