import mongoose from 'mongoose';
import type { Delivery } from '../../../../scripts/wechat-sandbox/push/delivery.ts';
import type { MessageFields } from '../../../../scripts/wechat-sandbox/push/message-xml.ts';
import { startConnected } from '../../../../tests/setup/connected.ts';
import { anApp } from '../../../../tests/setup/wechat.ts';
import { onServer } from '../../audit/occasion.ts';
import { operator } from '../../cli/with-database.ts';
import { type SceneCode, SceneCodeModel } from '../code.model.ts';
import { CodeTouchModel } from '../code-touch.model.ts';
import { FollowerModel } from '../follower.model.ts';
import { addReply } from '../replies/replies.service.ts';
import { WechatMessageModel } from '../wechat-message.model.ts';
import { handleMessages } from './handle-messages.ts';

const account = anApp();
const { appid } = account;
const people = 100;
const repeated = 3;
const atOnce = 16;
const scenes = ['agent:1', 'agent:2', 'agent:3'];
let app: Awaited<ReturnType<typeof startConnected>>;
let server: Awaited<ReturnType<typeof app.listen>>;

beforeAll(async () => {
  app = await startConnected([account]);
  server = await app.listen();
  account.callbackUrl = `${server.url}/wechat/${appid}`;
  const rule = { appid: null, on: 'text', match: '', text: '收到' } as const;
  await addReply(operator, rule, onServer(app.ports.now()));
  for (const scene of scenes) {
    const code: SceneCode = {
      _id: new mongoose.Types.ObjectId(),
      ...{ appid, kind: 'permanent', owner: 'agent', ownerCode: '1024', label: '名片', scene },
      ...{ page: null, days: null, content: null, expiresAt: null, picture: null },
      createdAt: app.ports.now(),
      createdBy: 'test',
    };
    await SceneCodeModel.create(code);
  }
});
afterAll(async () => {
  await server.close();
  await app.stop();
});

/** A sequence that is the same in every run. */
function shuffled<T>(items: T[]): T[] {
  let seed = 1;
  const keyed = items.map((item) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return { item, seed };
  });
  return keyed.sort((a, b) => a.seed - b.seed).map(({ item }) => item);
}

/** Each person follows by a code, scans three, taps three menus, and writes three times. */
function thousandMessages(): Delivery[] {
  const all: Delivery[] = [];
  for (let at = 0; at < people; at++) {
    const personId = `m${at}`;
    app.sandbox.world.state.people.push({ id: personId, name: '某人', mobile: '' });
    const known = app.sandbox.world.appOf(appid) ?? account;
    const user = app.sandbox.world.meet(known, personId);
    Object.assign(user, { subscribed: true, subscribedAt: app.ports.now().getTime() });
    const tell = (fields: MessageFields) => all.push(app.sandbox.write(account, user, fields));
    tell({ MsgType: 'event', Event: 'subscribe', EventKey: `qrscene_${scenes[0]}` });
    for (const [turn, scene] of scenes.entries()) {
      tell({ MsgType: 'event', Event: 'SCAN', EventKey: scene });
      tell({ MsgType: 'event', Event: 'CLICK', EventKey: `help-${turn}` });
      tell({ MsgType: 'text', Content: '您好' });
    }
  }
  return all;
}

it('a thousand messages, told three times each and in any order, have a thousand effects', async () => {
  const messages = thousandMessages();
  expect(messages).toHaveLength(1000);
  const told = shuffled(messages.flatMap((each) => Array<Delivery>(repeated).fill(each)));
  const statuses: number[] = [];
  const answers: string[] = [];
  const tell = async () => {
    for (let next = told.pop(); next; next = told.pop()) {
      const answer = await fetch(next.url, { method: 'POST', body: next.body });
      statuses.push(answer.status);
      answers.push(await answer.text());
    }
  };
  // Handled while more of them arrive, as it is.
  let isOver = false;
  const handling = (async () => {
    while (!isOver) await handleMessages(app.ports);
  })();
  await Promise.all(Array.from({ length: atOnce }, tell));
  isOver = true;
  await handling;
  await handleMessages(app.ports);

  expect(statuses).toEqual(Array(3000).fill(200));
  expect(answers.filter((text) => text !== 'success')).toHaveLength(
    people * scenes.length * repeated,
  );
  expect(await WechatMessageModel.countDocuments()).toBe(1000);
  expect(await WechatMessageModel.countDocuments({ deliveries: repeated })).toBe(1000);
  expect(await WechatMessageModel.countDocuments({ state: 'handled', attempts: 1 })).toBe(1000);
  expect(await FollowerModel.countDocuments({ appid, isFollowing: true })).toBe(people);
  const kinds = (kind: 'follow' | 'scan') => CodeTouchModel.countDocuments({ kind });
  expect([await kinds('follow'), await kinds('scan')]).toEqual([people, people * scenes.length]);
  const accounts = mongoose.connection.collection('channel_accounts');
  expect(await accounts.countDocuments()).toBe(people);
  expect(await accounts.distinct('customerId')).toHaveLength(people);
}, 120_000);
