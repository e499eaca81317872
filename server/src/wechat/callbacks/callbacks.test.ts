import mongoose from 'mongoose';
import {
  follow,
  scan,
  sendText,
  tapMenu,
  unfollow,
} from '../../../../scripts/wechat-sandbox/people-acts.ts';
import { deliveryOf } from '../../../../scripts/wechat-sandbox/push/delivery.ts';
import type { MessageFields } from '../../../../scripts/wechat-sandbox/push/message-xml.ts';
import { openidOf, type SandboxApp, unionidOf } from '../../../../scripts/wechat-sandbox/world.ts';
import { startApp } from '../../../../tests/setup/app.ts';
import { anApp, aSandbox } from '../../../../tests/setup/wechat.ts';
import { FollowerModel } from '../follower.model.ts';
import { WechatMessageModel } from '../wechat-message.model.ts';
import { handleMessages } from './handle-messages.ts';

const modes = ['plain', 'compatible', 'encrypted'] as const;
const accounts = modes.map((mode) => anApp({ mode, name: mode }));
const [plain, , encrypted] = accounts as [SandboxApp, SandboxApp, SandboxApp];

let app: Awaited<ReturnType<typeof startApp>>;
let running: Awaited<ReturnType<typeof aSandbox>>;
let staff: Awaited<ReturnType<typeof app.signInAs>>;
let server: Awaited<ReturnType<typeof app.listen>>;

beforeAll(async () => {
  running = await aSandbox(accounts, () => app.ports.now().getTime());
  app = await startApp({ wechatApiUrl: running.url });
  server = await app.listen();
  staff = await app.signInAs('administrator');
  for (const account of accounts) {
    const { name, appid, originalId, secret, token, aesKey, scope } = account;
    const known = { name, appid, originalId, secret, token, aesKey, scope };
    const body = { kind: 'public-account', channel: 'agency', ...known };
    await staff.as(app.http.post('/api/wechat/apps')).send(body).expect(201);
    account.callbackUrl = `${server.url}/wechat/${appid}`;
    Object.assign(running.sandbox.world.appOf(appid) ?? {}, { callbackUrl: account.callbackUrl });
  }
});
afterAll(async () => {
  await running.close();
  await server.close();
  await app.stop();
});

const who = ({ appid }: SandboxApp, personId = 'p1') => ({
  sandbox: running.sandbox,
  appid,
  personId,
});
const follower = ({ appid }: SandboxApp, personId = 'p1') =>
  FollowerModel.findOne({ appid, openid: openidOf(appid, personId) }).lean();
const addReply = (rule: object) =>
  staff.as(app.http.post('/api/wechat/replies')).send(rule).expect(201);

describe('messages from WeChat', () => {
  it('are answered in plain, compatible and encrypted mode alike', async () => {
    await addReply({ appid: null, on: 'follow', match: '', text: '欢迎您' });
    await addReply({ appid: null, on: 'follow', match: 'agent:', text: '您的专属顾问在这里' });
    for (const account of accounts) {
      expect(await follow(who(account))).toEqual({ tries: 1, isAnswered: true, reply: '欢迎您' });
      expect(await follow(who(account, 'p2'), 'agent:7')).toMatchObject({
        reply: '您的专属顾问在这里',
      });
    }
  });

  it('make an account and a customer of whoever follows, the same one through one Open Platform account', async () => {
    await handleMessages(app.ports);
    const found = await Promise.all(accounts.map((account) => follower(account)));
    const customers = await Promise.all(
      found.map(async (each) => {
        const account = await mongoose.connection
          .collection('channel_accounts')
          .findOne({ _id: each?.accountId as mongoose.Types.ObjectId });
        return String(account?.customerId);
      }),
    );
    expect(new Set(customers).size).toBe(1);
    expect(found[0]).toMatchObject({
      unionid: unionidOf(plain, { id: 'p1' }),
      isFollowing: true,
      subscribeScene: 'ADD_SCENE_SEARCH',
    });
    expect(await follower(plain, 'p2')).toMatchObject({ qrScene: 'agent:7' });
  });

  it('are answered by the most particular rule', async () => {
    await addReply({ appid: null, on: 'text', match: '保单', text: '在小程序里看保单' });
    await addReply({ appid: plain.appid, on: 'text', match: '保单', text: '个险保单请看小程序' });
    await addReply({ appid: null, on: 'tap', match: 'policies', text: '点开小程序看保单' });
    expect(await sendText(who(encrypted), '我的保单呢')).toMatchObject({
      reply: '在小程序里看保单',
    });
    expect(await sendText(who(plain), '我的保单呢')).toMatchObject({ reply: '个险保单请看小程序' });
    expect(await tapMenu(who(plain), 'policies')).toMatchObject({ reply: '点开小程序看保单' });
    expect(await tapMenu(who(plain), 'policies2')).toMatchObject({ reply: null, isAnswered: true });
  });

  it('have one effect and one answer, however often they are told', async () => {
    const user = running.sandbox.world.meet(plain, 'p3');
    const delivery = running.sandbox.write(plain, user, { MsgType: 'text', Content: '保单' });
    const send = async () =>
      (await fetch(delivery.url, { method: 'POST', body: delivery.body })).text();
    const answers = await Promise.all(Array.from({ length: 9 }, send));
    for (const answer of answers) expect(answer).toContain('个险保单请看小程序');
    const kept = await WechatMessageModel.find({ openid: user.openid }).lean();
    expect(kept).toMatchObject([{ deliveries: 9, state: 'waiting' }]);
    await handleMessages(app.ports);
    expect(await FollowerModel.countDocuments({ openid: user.openid })).toBe(1);
  });

  it('that arrive in the wrong order leave what happened last', async () => {
    const user = running.sandbox.world.meet(encrypted, 'p3');
    const event = (Event: string, at: number) =>
      deliveryOf(
        encrypted,
        {
          ToUserName: encrypted.originalId,
          FromUserName: user.openid,
          CreateTime: Math.floor(app.ports.now().getTime() / 1000) + at,
          MsgType: 'event',
          Event,
        },
        app.ports.now().getTime(),
      );
    for (const { url, body } of [event('unsubscribe', 20), event('subscribe', 10)]) {
      await fetch(url, { method: 'POST', body });
      await handleMessages(app.ports);
    }
    expect(await follower(encrypted, 'p3')).toMatchObject({ isFollowing: false });
  });

  it('tell who leaves, and who comes back', async () => {
    app.later(60_000);
    await unfollow(who(plain));
    await handleMessages(app.ports);
    expect(await follower(plain)).toMatchObject({ isFollowing: false });
    app.later(60_000);
    await scan(who(plain), 'agent:9');
    await handleMessages(app.ports);
    expect(await follower(plain)).toMatchObject({ isFollowing: true, qrScene: 'agent:9' });
  });

  it('are handled later when WeChat is busy', async () => {
    app.later(60_000);
    running.sandbox.failures.plan('cgi-bin/user/info', 45011);
    await unfollow(who(encrypted, 'p2'));
    app.later(1000);
    await follow(who(encrypted, 'p2'));
    await handleMessages(app.ports);
    const [waiting] = await WechatMessageModel.find({ state: 'waiting' }).lean();
    expect(waiting).toMatchObject({ attempts: 1, event: 'subscribe' });
    app.later(10_000);
    await handleMessages(app.ports);
    expect(await WechatMessageModel.countDocuments({ state: 'waiting' })).toBe(0);
    expect(await follower(encrypted, 'p2')).toMatchObject({ isFollowing: true });
  });

  it('lie sealed in the database', async () => {
    const dump = JSON.stringify(await WechatMessageModel.find().lean());
    expect(dump).not.toContain('我的保单呢');
  });
});

describe('what is not WeChat’s is refused, and changes nothing', () => {
  const message = (fields: MessageFields = {}, account = encrypted) =>
    running.sandbox.write(account, running.sandbox.world.meet(account, 'p1'), {
      MsgType: 'text',
      Content: '您好',
      ...fields,
    });
  const post = async ({ url, body }: { url: string; body: string }) =>
    (await fetch(url, { method: 'POST', body })).status;
  const withParam = (url: string, name: string, value: string) => {
    const changed = new URL(url);
    changed.searchParams.set(name, value);
    return changed.href;
  };
  let before: number;
  beforeEach(async () => {
    before = await WechatMessageModel.countDocuments();
  });
  afterEach(async () => {
    expect(await WechatMessageModel.countDocuments()).toBe(before);
  });

  it.each(['signature', 'timestamp', 'nonce'])('a wrong %s of a plain message', async (name) => {
    const { url, body } = message({}, plain);
    expect(await post({ url: withParam(url, name, '1'), body })).toBe(401);
    expect(await post({ url: withParam(url, name, ''), body })).toBe(401);
  });

  it('a wrong signature of an encrypted message', async () => {
    const { url, body } = message();
    expect(await post({ url: withParam(url, 'msg_signature', '0'.repeat(40)), body })).toBe(401);
    const other = message();
    expect(await post({ url, body: other.body })).toBe(401);
  });

  it('a message from long ago, or from the future', async () => {
    const at = app.ports.now().getTime();
    const fields = {
      ToUserName: plain.originalId,
      FromUserName: openidOf(plain.appid, 'p1'),
      CreateTime: 1_700_000_000,
      MsgType: 'text',
      MsgId: '1',
      Content: 'x',
    };
    expect(await post(deliveryOf(plain, fields, at - 301_000))).toBe(401);
    expect(await post(deliveryOf(plain, fields, at + 301_000))).toBe(401);
  });

  it('a message that was encrypted for another app', async () => {
    const stolen = { ...encrypted, appid: plain.appid };
    expect(await post(message({}, stolen))).toBe(400);
  });

  it('a message for another account', async () => {
    const { url } = message({}, plain);
    const other = { ...plain, originalId: 'gh_ffffffffffff' };
    expect(await post({ url, body: message({}, other).body })).toBe(400);
  });

  it.each<[string, string]>([
    ['nothing', ''],
    ['no XML', 'hello'],
    ['half a message', '<xml><ToUserName><![CDATA[gh_'],
    ['another root', '<html></html>'],
    [
      'entities of its own',
      '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><xml><Content>&b;</Content></xml>',
    ],
    [
      'a file of the server',
      '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><xml><Content>&f;</Content></xml>',
    ],
    ['a prototype', '<xml><__proto__><isAdmin>1</isAdmin></__proto__></xml>'],
    ['a thousand levels', `<xml>${'<a>'.repeat(1000)}${'</a>'.repeat(1000)}</xml>`],
  ])('%s instead of a message', async (_, body) => {
    const { url } = message({}, plain);
    expect(await post({ url, body })).toBe(400);
    expect(({} as { isAdmin?: string }).isAdmin).toBeUndefined();
  });

  it('a megabyte, whether its length is told or not', async () => {
    const { url } = message({}, plain);
    const megabyte = Buffer.from(`<xml>${'x'.repeat(2 ** 20)}</xml>`);
    const whole = await fetch(url, { method: 'POST', body: megabyte });
    expect(whole.status).toBe(413);
    const inPieces = new Blob([megabyte]).stream();
    const piecewise = await fetch(url, { method: 'POST', body: inPieces, duplex: 'half' } as never);
    expect(piecewise.status).toBe(413);
  });

  it('an app that nobody took in, or that is disabled', async () => {
    const { url, body } = message({}, plain);
    expect(await post({ url: url.replace(plain.appid, `wx${'f'.repeat(16)}`), body })).toBe(404);
    const { body: apps } = await staff.as(app.http.get('/api/wechat/apps')).expect(200);
    const { id } = apps.items.find((each: { appid: string }) => each.appid === plain.appid);
    const deed = (what: string) =>
      staff.as(app.http.post(`/api/wechat/apps/${id}/${what}`)).expect(200);
    await deed('disable');
    expect(await post({ url, body })).toBe(404);
    await deed('enable');
  });

  it('whatever is forged, without a question to the database or a look at the body', async () => {
    const { url } = message();
    const forged = withParam(url, 'signature', '0'.repeat(40));
    const unknown = url.replace(encrypted.appid, `wx${'e'.repeat(16)}`);
    const megabyte = `<xml>${'x'.repeat(2 ** 20)}</xml>`;
    await post({ url: forged, body: '' });
    const asked: string[] = [];
    mongoose.set('debug', (collection: string, method: string) => {
      asked.push(`${collection}.${method}`);
    });
    const answers = await Promise.all(
      [forged, unknown].flatMap((address) => [
        post({ url: address, body: megabyte }),
        post({ url: address, body: '<xml></xml>' }),
      ]),
    );
    mongoose.set('debug', false);
    expect(answers).toEqual([401, 401, 404, 404]);
    expect(asked).toEqual([]);
  });

  it('the address check of somebody else', async () => {
    const { url } = message({}, plain);
    const good = await fetch(withParam(url, 'echostr', '4711'));
    expect([good.status, await good.text()]).toEqual([200, '4711']);
    const bad = await fetch(withParam(withParam(url, 'echostr', '4711'), 'nonce', '1'));
    expect(bad.status).toBe(401);
  });

  it('and nothing personal is in the log', () => {
    const log = app.lines.join('\n');
    expect(log).not.toMatch(/您好|我的保单呢/);
    for (const { token, aesKey, secret } of accounts)
      for (const word of [token, aesKey, secret]) expect(log).not.toContain(word);
    expect(log).not.toContain(openidOf(plain.appid, 'p1'));
  });
});
