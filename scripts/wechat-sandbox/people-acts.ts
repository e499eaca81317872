import type { Delivered } from './push/delivery.ts';
import type { Sandbox } from './sandbox.ts';
import { need } from './wechat-fault.ts';
import { openidOf, type SandboxApp, type User } from './world.ts';

interface Who {
  sandbox: Sandbox;
  appid: string;
  personId: string;
}

function party({ sandbox, appid, personId }: Who): { app: SandboxApp; user: User } {
  const app = sandbox.world.appOf(appid);
  need(app, 40013);
  need(sandbox.world.person(personId), 40003);
  return { app, user: sandbox.world.meet(app, personId) };
}

function act({ sandbox }: Who, user: User): void {
  user.lastActionAt = sandbox.world.now();
  user.customMessages = 0;
}

/** Follows a public account, on a code with a scene or of one's own accord. */
export async function follow(who: Who, qrScene = ''): Promise<Delivered | null> {
  const { app, user } = party(who);
  if (user.subscribed) return qrScene === '' ? null : scan(who, qrScene);
  user.subscribed = true;
  user.subscribedAt = who.sandbox.world.now();
  user.scene = qrScene === '' ? 'ADD_SCENE_SEARCH' : 'ADD_SCENE_QR_CODE';
  user.qrScene = qrScene;
  act(who, user);
  return who.sandbox.push(app, user, {
    MsgType: 'event',
    Event: 'subscribe',
    EventKey: qrScene === '' ? '' : `qrscene_${qrScene}`,
  });
}

export async function unfollow(who: Who): Promise<Delivered | null> {
  const { app, user } = party(who);
  if (!user.subscribed) return null;
  user.subscribed = false;
  user.tagIds = [];
  return who.sandbox.push(app, user, { MsgType: 'event', Event: 'unsubscribe', EventKey: '' });
}

export function scan(who: Who, scene: string): Promise<Delivered | null> {
  const { app, user } = party(who);
  if (!user.subscribed) return follow(who, scene);
  act(who, user);
  return who.sandbox.push(app, user, { MsgType: 'event', Event: 'SCAN', EventKey: scene });
}

export function tapMenu(who: Who, key: string): Promise<Delivered | null> {
  const { app, user } = party(who);
  act(who, user);
  return who.sandbox.push(app, user, { MsgType: 'event', Event: 'CLICK', EventKey: key });
}

export function sendText(who: Who, text: string): Promise<Delivered | null> {
  const { app, user } = party(who);
  act(who, user);
  return who.sandbox.push(app, user, { MsgType: 'text', Content: text });
}

/** `wx.login` in the mini-program. */
export function loginCode(who: Who): string {
  const { app } = party(who);
  return who.sandbox.loginCodes.issue(app.appid, who.personId);
}

/** The tap on a button that asks for the mobile number. */
export function phoneCode(who: Who): string {
  const { app } = party(who);
  return who.sandbox.phoneCodes.issue(app.appid, who.personId);
}

/** Agrees in `wx.requestSubscribeMessage`: one more message for each template. */
export async function agree(who: Who, templateIds: readonly string[]): Promise<Delivered | null> {
  const { app, user } = party(who);
  for (const id of templateIds) user.agreements[id] = (user.agreements[id] ?? 0) + 1;
  const [TemplateId] = templateIds;
  if (TemplateId === undefined) return null;
  return who.sandbox.push(app, user, {
    MsgType: 'event',
    Event: 'subscribe_msg_popup_event',
    SubscribeMsgPopupEvent: {
      List: { TemplateId, SubscribeStatusString: 'accept', PopupScene: 1 },
    },
  });
}

/** WeChat moves the followers of one account to another; their openids change. */
export function migrate(sandbox: Sandbox, from: string, to: string): void {
  const { world } = sandbox;
  const target = world.appOf(to);
  need(target, 40013);
  need(world.appOf(from), 40013);
  const confirmedAt = world.now();
  world.state.migrations.push({ from, to, confirmedAt });
  for (const { personId, qrScene } of world.usersOf(from).filter(({ subscribed }) => subscribed)) {
    const moved = world.meet(target, personId);
    if (moved.subscribed) continue;
    Object.assign(moved, { subscribed: true, subscribedAt: confirmedAt, qrScene });
    moved.scene = 'ADD_SCENE_ACCOUNT_MIGRATION';
  }
}

/** The person as the app knows them, if they have met. */
export const userIn = ({ sandbox, appid, personId }: Who): User | undefined =>
  sandbox.world.user(appid, openidOf(appid, personId));
