import { follow, sendText } from '../../../../scripts/wechat-sandbox/people-acts.ts';
import { openidOf } from '../../../../scripts/wechat-sandbox/world.ts';
import { startApp } from '../../../../tests/setup/app.ts';
import { anApp, aSandbox } from '../../../../tests/setup/wechat.ts';
import { FollowerModel } from '../follower.model.ts';
import { WechatMessageModel } from '../wechat-message.model.ts';
import { handleMessages } from './handle-messages.ts';

const account = anApp();
let app: Awaited<ReturnType<typeof startApp>>;
let running: Awaited<ReturnType<typeof aSandbox>>;
let server: Awaited<ReturnType<typeof app.listen>>;
let staff: Awaited<ReturnType<typeof app.signInAs>>;

const path = '/api/wechat/received';
const openid = openidOf(account.appid, 'p1');
const list = async (query = '') =>
  (await staff.as(app.http.get(`${path}${query}`)).expect(200)).body;

beforeAll(async () => {
  running = await aSandbox([account], () => app?.ports.now().getTime() ?? Date.now());
  app = await startApp({ wechatApiUrl: running.url });
  server = await app.listen();
  const administrator = await app.signInAs('administrator');
  const { name, appid, originalId, secret, token, aesKey } = account;
  const body = { kind: 'public-account', channel: 'agency', name, appid, originalId };
  await administrator
    .as(app.http.post('/api/wechat/apps'))
    .send({ ...body, secret, token, aesKey })
    .expect(201);
  Object.assign(running.sandbox.world.appOf(appid) ?? {}, {
    callbackUrl: `${server.url}/wechat/${appid}`,
  });
  staff = await app.signInAs('operations');
});
afterAll(async () => {
  await running.close();
  await server.close();
  await app.stop();
});

describe('what was received', () => {
  it('is listed newest first, page by page, by state and account, and names nobody', async () => {
    for (const text of ['一', '二', '三']) {
      await sendText({ sandbox: running.sandbox, appid: account.appid, personId: 'p1' }, text);
      app.later(1000);
    }
    const first = await list('?limit=2');
    expect(first.items).toMatchObject([
      { type: 'text', state: 'waiting', deliveries: 1, attempts: 0, isAnswered: false },
      {},
    ]);
    const rest = await list(`?limit=2&cursor=${first.nextCursor}`);
    expect(rest.nextCursor).toBeNull();
    const seen = [...first.items, ...rest.items].map(({ receivedAt }) => receivedAt);
    expect(seen).toEqual([...seen].sort().reverse());
    expect(new Set([...first.items, ...rest.items].map(({ id }) => id)).size).toBe(3);
    expect((await list('?state=failed')).items).toEqual([]);
    expect((await list(`?state=waiting&appid=${account.appid}`)).items).toHaveLength(3);
    expect((await list('?appid=wx0')).items).toEqual([]);
    const told = JSON.stringify([first, rest]);
    expect(told).not.toContain(openid);
    expect(told).not.toMatch(/一|二|三/);
    await staff.as(app.http.get(`${path}?cursor=1-x`)).expect(400);
  });

  it('has no id that holds an openid', async () => {
    const ids = (await WechatMessageModel.find().lean()).map(({ _id }) => String(_id));
    expect(ids.join()).not.toContain(openid);
  });

  it('that failed for good says why, and is handled once somebody asks', async () => {
    await handleMessages(app.ports);
    running.sandbox.failures.plan('cgi-bin/user/info', 48001, 8);
    await follow({ sandbox: running.sandbox, appid: account.appid, personId: 'p2' });
    for (let attempt = 0; attempt < 8; attempt++) {
      await handleMessages(app.ports);
      app.later(600_000);
    }
    staff = await app.signInAs('operations');
    const [failed] = (await list('?state=failed')).items;
    expect(failed).toMatchObject({
      event: 'subscribe',
      attempts: 8,
      failure: '公众号没有这个接口的权限，请确认它已认证。',
      can: { retry: true },
    });
    const counts = await staff.as(app.http.get(`${path}/counts`)).expect(200);
    expect(counts.body).toEqual({ waiting: 0, failed: 1, can: { retry: true } });
    const retry = () => staff.as(app.http.post(`${path}/${failed.id}/retry`));
    expect((await retry().expect(200)).body).toMatchObject({ state: 'waiting', attempts: 0 });
    const again = await retry().expect(409);
    expect(again.body.error.code).toBe('wechat_message.not_failed');
    await handleMessages(app.ports);
    expect((await list('?state=handled')).items).toHaveLength(4);
    const who = { openid: openidOf(account.appid, 'p2'), isFollowing: true };
    expect(await FollowerModel.countDocuments(who)).toBe(1);
  });

  it('is handled again as a whole, and that is on record', async () => {
    await WechatMessageModel.updateMany({}, { $set: { state: 'failed' } });
    const { body } = await staff.as(app.http.post(`${path}/retry`)).expect(200);
    expect(body).toEqual({ queued: 4 });
    const officer = await app.signInAs('compliance');
    const audit = await officer.as(app.http.get('/api/audit?action=wechat_message.retried'));
    expect(audit.body.items).toMatchObject([{ details: { rows: 4 } }, { details: {} }]);
  });

  it('is seen by whoever sees WeChat, retried by operations and administrators', async () => {
    const manager = await app.signInAs('channel-manager');
    await manager.as(app.http.get(path)).expect(200);
    await manager.as(app.http.post(`${path}/retry`)).expect(403);
    const trainer = await app.signInAs('training');
    await trainer.as(app.http.get(path)).expect(403);
    await trainer.as(app.http.get(`${path}/counts`)).expect(403);
  });
});
