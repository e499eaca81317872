import type { ContactOutcome } from '@heyi/shared/contacts/contacts.schema';
import type { Ports } from '../../ports/ports.ts';
import type { WechatApp } from '../apps/wechat-apps.service.ts';
import { callWechat } from '../calls/call-wechat.ts';
import { noteTouch } from '../codes/note-touch.ts';
import type { Follower } from '../follower.model.ts';
import { noteAction, noteFollower } from '../followers/note-follower.ts';
import { recordText } from '../handover/record-text.ts';
import type { CallbackMessage } from './callback-message.ts';
import { bringAboutInMiniProgram } from './mini-program-effects.ts';
import { messageId } from './receive-message.ts';

const codePrefix = 'qrscene_';

/** Does what a message or event is to bring about; doing it twice changes nothing. */
export async function bringAbout(
  app: WechatApp,
  message: CallbackMessage,
  outcome: ContactOutcome | null,
  ports: Ports,
) {
  if (app.kind === 'mini-program') return bringAboutInMiniProgram(app, message);
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
    case 'SCAN':
      await scanned(app, message, at, ports);
      break;
    default: {
      const follower = await noteFollower(app, { openid, isFollowing: true }, at, ports);
      await recordText({ app, message, follower, outcome, at }, ports.fieldEncryption);
    }
  }
  if (opensWindow(message)) await noteAction(app, openid, at);
}

const actions = ['subscribe', 'SCAN', 'CLICK'];

/** Opening a page from the menu is no action in WeChat's sense. */
const opensWindow = ({ MsgType, Event = '' }: CallbackMessage) =>
  MsgType !== 'event' || actions.includes(Event);

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
  const follower = await noteFollower(app, news, at, ports);
  if (qrScene !== null) await cameBy(qrScene, 'follow', { app, message, follower, at }, ports);
}

async function scanned(app: WechatApp, message: CallbackMessage, at: Date, ports: Ports) {
  const news = { openid: message.FromUserName, isFollowing: true };
  const follower = await noteFollower(app, news, at, ports);
  if (message.EventKey)
    await cameBy(message.EventKey, 'scan', { app, message, follower, at }, ports);
}

interface Coming {
  app: WechatApp;
  message: CallbackMessage;
  follower: Follower;
  at: Date;
}

async function cameBy(
  scene: string,
  kind: 'scan' | 'follow',
  { app, message, follower: { accountId }, at }: Coming,
  { fieldEncryption }: Ports,
): Promise<void> {
  if (!accountId) return;
  const id = messageId(app, message, fieldEncryption);
  await noteTouch({ id, appid: app.appid, scene, kind, accountId, at });
}
