import type { Ports } from '../../ports/ports.ts';
import type { WechatApp } from '../apps/wechat-apps.service.ts';
import { callWechat } from '../calls/call-wechat.ts';
import { noteAction, noteFollower } from '../followers/note-follower.ts';
import type { CallbackMessage } from './callback-message.ts';

const codePrefix = 'qrscene_';

/** Does what a message or event is to bring about; doing it twice changes nothing. */
export async function bringAbout(app: WechatApp, message: CallbackMessage, ports: Ports) {
  const at = new Date(Number(message.CreateTime) * 1000);
  const openid = message.FromUserName;
  switch (message.Event) {
    case 'unsubscribe':
      await noteFollower(app, { openid, isFollowing: false }, at, ports);
      return;
    case 'subscribe':
      await welcome(app, message, at, ports);
      break;
    case 'TEMPLATESENDJOBFINISH':
    case 'user_authorization_revoke':
      return;
    default:
      await noteFollower(app, { openid, isFollowing: true }, at, ports);
  }
  await noteAction(app, openid, at);
}

async function welcome(app: WechatApp, message: CallbackMessage, at: Date, ports: Ports) {
  const openid = message.FromUserName;
  const { unionid, subscribe_scene } = await callWechat(
    app,
    { path: 'cgi-bin/user/info', run: (api) => api.getUser({ openid, lang: 'zh_CN' }) },
    ports,
  );
  const key = message.EventKey ?? '';
  const qrScene = key.startsWith(codePrefix) ? key.slice(codePrefix.length) : null;
  const news = {
    openid,
    isFollowing: true,
    followedAt: at,
    subscribeScene: subscribe_scene ?? null,
    qrScene,
    ...(unionid ? { unionid } : {}),
  };
  await noteFollower(app, news, at, ports);
}
