import mongoose from 'mongoose';
import { startApp } from '../../../../tests/setup/app.ts';
import { anApp, aSandbox } from '../../../../tests/setup/wechat.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let running: Awaited<ReturnType<typeof aSandbox>>;
let administrator: Awaited<ReturnType<typeof app.signInAs>>;
const account = anApp();
const miniProgram = anApp({ kind: 'mini-program', name: '合一' });

beforeAll(async () => {
  running = await aSandbox([account, miniProgram]);
  app = await startApp({ wechatApiUrl: running.url });
  administrator = await app.signInAs('administrator');
});
afterAll(async () => {
  await running.close();
  await app.stop();
});

const { name, appid, originalId, secret, token, aesKey, scope } = account;
const newAccount = {
  kind: 'public-account',
  channel: 'agency',
  name,
  appid,
  originalId,
  secret,
  token,
  aesKey,
  scope,
};
const add = (body: object) => administrator.as(app.http.post('/api/wechat/apps')).send(body);
const deed = (id: string, what: string) =>
  administrator.as(app.http.post(`/api/wechat/apps/${id}/${what}`));

let id: string;

describe('WeChat apps', () => {
  it('are taken in, and their secrets never come back nor lie open in the database', async () => {
    const { body, text } = await add(newAccount).expect(201);
    id = body.id;
    expect(body).toMatchObject({
      appid,
      channel: 'agency',
      callbackPath: `/wechat/${appid}`,
      accessToken: null,
      usage: [],
      can: { edit: true },
    });
    expect(text).not.toMatch(new RegExp(`${secret}|${token}|${aesKey}`));
    const dump = JSON.stringify(
      await mongoose.connection.collection('wechat_apps').find().toArray(),
    );
    expect(dump).not.toMatch(new RegExp(`${secret}|${token}|${aesKey}`));
    await add({
      kind: 'mini-program',
      name: '合一',
      appid: miniProgram.appid,
      originalId: miniProgram.originalId,
      secret: miniProgram.secret,
    }).expect(201);
    const list = await administrator.as(app.http.get('/api/wechat/apps')).expect(200);
    expect(list.body.items.map((each: { kind: string }) => each.kind)).toEqual([
      'public-account',
      'mini-program',
    ]);
  });

  it('are refused when taken in already, or incomplete', async () => {
    const twice = await add(newAccount).expect(409);
    expect(twice.body.error.code).toBe('wechat_app.taken');
    const { token: _, ...without } = newAccount;
    const { body } = await add(without).expect(400);
    expect(body.error.details).toMatchObject([{ path: 'token', message: '公众号必填' }]);
    await add({ ...newAccount, secret: 'x' }).expect(400);
    await add({ ...newAccount, kind: 'mini-program' }).expect(400);
  });

  it('are checked with WeChat, and the check shows token and usage', async () => {
    const good = await deed(id, 'check').expect(200);
    expect(good.body.accessToken.expiresAt).toEqual(expect.any(String));
    expect(good.body.usage).toEqual([
      { path: 'cgi-bin/user/get', calls: 1, failures: 0, limit: 500 },
    ]);
  });

  it('tell that the secret is wrong', async () => {
    const other = anApp();
    const made = await add({
      ...newAccount,
      appid: other.appid,
      originalId: other.originalId,
    }).expect(201);
    const { body } = await deed(made.body.id, 'check').expect(409);
    expect(body.error.code).toBe('wechat_app.wrong_credentials');
  });

  it('are disabled and enabled, changed, and each deed is on record', async () => {
    await deed(id, 'disable').expect(200);
    const { body } = await deed(id, 'check').expect(409);
    expect(body.error.code).toBe('wechat_app.disabled');
    await deed(id, 'enable').expect(200);
    const change = { name: '个险服务号', token: 'another1' };
    const changed = await administrator
      .as(app.http.put(`/api/wechat/apps/${id}`))
      .send(change)
      .expect(200);
    expect(changed.body.name).toBe('个险服务号');
    const officer = await app.signInAs('compliance');
    const audit = await officer.as(app.http.get(`/api/audit?targetId=${id}`)).expect(200);
    expect(audit.body.items.map(({ action }: { action: string }) => action)).toEqual([
      'wechat_app.changed',
      'wechat_app.enabled',
      'wechat_app.disabled',
      'wechat_app.added',
    ]);
    expect(audit.body.items[0].details).toEqual({ fields: ['name', 'token'] });
  });

  it('are seen by operations but changed by administrators only', async () => {
    const { as } = await app.signInAs('operations');
    const { body } = await as(app.http.get('/api/wechat/apps')).expect(200);
    expect(body.items[0].can).toEqual({ edit: false });
    await as(app.http.post(`/api/wechat/apps/${id}/disable`)).expect(403);
    await as(app.http.post('/api/wechat/apps')).send(newAccount).expect(403);
    const trainer = await app.signInAs('training');
    await trainer.as(app.http.get('/api/wechat/apps')).expect(403);
  });
});
