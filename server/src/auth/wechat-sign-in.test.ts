import type { CustomerActor } from '@heyi/shared/actor';
import mongoose from 'mongoose';
import { loginCode } from '../../../scripts/wechat-sandbox/people-acts.ts';
import { openidOf } from '../../../scripts/wechat-sandbox/world.ts';
import { startConnected } from '../../../tests/setup/connected.ts';
import { anApp } from '../../../tests/setup/wechat.ts';
import { openContent } from '../identity/account-content.ts';
import { changeAccount } from '../identity/resolve-one/resolve-account.ts';
import { limits } from '../limits/limits.ts';
import { actorForToken } from './actor-for-token.ts';

const day = 86_400_000;
const miniProgram = anApp({ kind: 'mini-program', name: '合一' });
const { appid } = miniProgram;
let app: Awaited<ReturnType<typeof startConnected>>;

beforeEach(async () => {
  app = await startConnected([miniProgram]);
});
afterEach(() => app.stop());

const codeOf = (personId: string, of = appid) =>
  loginCode({ sandbox: app.sandbox, appid: of, personId });
const signIn = (code: string, more: object = {}) =>
  app.http.post('/api/auth/wechat').send({ code, ...more });
const refresh = (refreshToken: string) =>
  app.http.post('/api/auth/wechat/refresh').send({ refreshToken });
const sessions = (token: string) =>
  app.http.get('/api/auth/sessions').set('authorization', `Bearer ${token}`);
const accountRows = () => mongoose.connection.collection('channel_accounts');
const accounts = () => accountRows().find().toArray();
const anError = (code: string) => ({ error: expect.objectContaining({ code }) });

describe('signing in by WeChat', () => {
  it('makes one account and one customer of a WeChat, however often', async () => {
    const { body } = await signIn(codeOf('p1')).expect(200);
    expect(body).toEqual({
      accessToken: expect.any(String),
      expiresInSeconds: 900,
      refreshToken: expect.stringMatching(/^[\w-]{22}\.[\w-]{43}$/),
      refreshUntil: new Date(app.ports.now().getTime() + 7 * day).toISOString(),
      customerId: expect.stringMatching(/^[0-9a-f]{24}$/),
    });
    const again = await signIn(codeOf('p1')).expect(200);
    expect(again.body.customerId).toBe(body.customerId);
    const [account, ...others] = await accounts();
    expect(others).toEqual([]);
    expect(account).toMatchObject({ channel: 'mini-program' });
    const { fields } = openContent(account as never, app.ports.fieldEncryption);
    expect(fields).toMatchObject({ openid: openidOf(appid, 'p1'), unionidScope: 'heyi' });
    const other = await signIn(codeOf('p2')).expect(200);
    expect(other.body.customerId).not.toBe(body.customerId);
  });

  it('at the same moment twice makes one account and one customer', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => signIn(codeOf('p1')).expect(200)));
    expect(new Set(answers.map(({ body }) => body.customerId)).size).toBe(1);
    expect(await accounts()).toHaveLength(1);
    expect(await mongoose.connection.collection('customers').countDocuments()).toBe(1);
  });

  it('keeps what is known of the account', async () => {
    await signIn(codeOf('p1')).expect(200);
    const key = {
      channel: 'mini-program' as const,
      accountId: `${appid}:${openidOf(appid, 'p1')}`,
    };
    await changeAccount(
      key,
      ({ fields, extra }) => ({ fields: { ...fields, name: '李明' }, extra }),
      app.ports,
    );
    await signIn(codeOf('p1')).expect(200);
    const [account] = await accounts();
    const { fields } = openContent(account as never, app.ports.fieldEncryption);
    expect(fields).toMatchObject({ name: '李明', openid: openidOf(appid, 'p1') });
  });

  it('ends the session that the phone held until now, and no other', async () => {
    const phone = await signIn(codeOf('p1')).expect(200);
    const tablet = await signIn(codeOf('p1')).expect(200);
    const { refreshToken } = phone.body;
    const next = await signIn(codeOf('p1'), { refreshToken }).expect(200);
    expect((await sessions(phone.body.accessToken)).body).toEqual(anError('auth.session_ended'));
    expect((await sessions(tablet.body.accessToken).expect(200)).body.items).toHaveLength(2);
    await sessions(next.body.accessToken).expect(200);
  });

  it('refuses a code that is used, made up, old, or of another mini-program', async () => {
    const used = codeOf('p1');
    await signIn(used).expect(200);
    expect((await signIn(used).expect(401)).body).toEqual(anError('auth.wechat_code_used'));
    expect((await signIn('made-up').expect(401)).body).toEqual(anError('auth.wechat_code_invalid'));
    const other = anApp({ kind: 'mini-program' });
    app.sandbox.world.state.apps.push(other);
    const foreign = await signIn(codeOf('p1', other.appid)).expect(401);
    expect(foreign.body).toEqual(anError('auth.wechat_code_invalid'));
    const old = codeOf('p1');
    app.later(300_001);
    await signIn(old).expect(401);
    expect(await accounts()).toHaveLength(1);
  });

  it.each([
    [40226, 403, 'auth.wechat_risk'],
    [45011, 503, 'wechat.too_often'],
    [40125, 502, 'wechat.refused'],
    ['drop', 503, 'wechat.unreachable'],
  ] as const)('tells WeChat’s %s as it is', async (failure, status, code) => {
    app.sandbox.failures.plan('sns/jscode2session', failure);
    const { body } = await signIn(codeOf('p1')).expect(status);
    expect(body).toEqual(anError(code));
    expect(body.error.message).toMatch(/[一-鿿]/);
  });

  it('waits for a busy WeChat', async () => {
    app.sandbox.failures.plan('sns/jscode2session', -1, 2);
    await signIn(codeOf('p1')).expect(200);
  });

  it('locks an address that tries too many wrong codes, and no other; a failing WeChat does not count', async () => {
    await app.stop();
    app = await startConnected([miniProgram], { trustedProxies: 1 });
    const from = (address: string, code: string) => signIn(code).set('x-forwarded-for', address);
    app.sandbox.failures.plan('sns/jscode2session', 'drop');
    await from('203.0.113.1', 'x').expect(503);
    for (let n = 0; n < limits['wechat-code'].times; n++)
      await from('203.0.113.1', 'x').expect(401);
    const refused = await from('203.0.113.1', codeOf('p1')).expect(429);
    expect(refused.body).toEqual(anError('limit.used_up'));
    await from('203.0.113.2', codeOf('p1')).expect(200);
  });

  it('refuses an unknown, a disabled and a missing mini-program', async () => {
    const unknown = await signIn('x', { appid: `wx${'f'.repeat(16)}` }).expect(404);
    expect(unknown.body).toEqual(anError('wechat_app.not_found'));
    await mongoose.connection
      .collection('wechat_apps')
      .updateMany({}, { $set: { disabledAt: new Date() } });
    expect((await signIn('x', { appid }).expect(409)).body).toEqual(anError('wechat_app.disabled'));
    expect((await signIn('x').expect(404)).body).toEqual(anError('wechat_app.not_found'));
  });

  it('leaves neither session key, code nor tokens in answer, log or database', async () => {
    const keys: string[] = [];
    const redeem = app.ports.wechat.open;
    const code = codeOf('p1');
    app.ports.wechat.open = (...given) => {
      const api = redeem(...given);
      const ask = api.code2Session.bind(api);
      api.code2Session = async (js) => {
        const answer = await ask(js);
        keys.push(answer.session_key);
        return answer;
      };
      return api;
    };
    const { text, body } = await signIn(code).expect(200);
    expect(keys).toHaveLength(1);
    const names = await mongoose.connection.listCollections();
    const stored = await Promise.all(
      names.map(({ name }) => mongoose.connection.collection(name).find().toArray()),
    );
    const kept = JSON.stringify(stored) + app.lines.join('\n');
    for (const secret of [...keys, code, body.accessToken, body.refreshToken])
      expect(kept).not.toContain(secret);
    expect(text).not.toContain(keys[0]);
    expect(text + app.lines.join()).not.toContain(openidOf(appid, 'p1'));
  });
});

describe('sessions of a mini-program', () => {
  it('are refreshed by the token in the body, once, with the same grace as staff’s', async () => {
    const { body: first } = await signIn(codeOf('p1')).expect(200);
    const answers = await Promise.all([1, 2, 3].map(() => refresh(first.refreshToken).expect(200)));
    expect(new Set(answers.map(({ body }) => body.refreshToken)).size).toBe(1);
    const next = answers[0]?.body;
    await sessions(next.accessToken).expect(200);
    app.later(10_001);
    expect((await refresh(first.refreshToken).expect(401)).body).toEqual(
      anError('auth.session_ended'),
    );
    await refresh(next.refreshToken).expect(401);
    await sessions(next.accessToken).expect(401);
  });

  it('end after a week unused', async () => {
    const { body } = await signIn(codeOf('p1')).expect(200);
    app.later(7 * day - 1);
    const { body: next } = await refresh(body.refreshToken).expect(200);
    app.later(7 * day);
    await refresh(next.refreshToken).expect(401);
  });

  it('do not take staff’s tokens, nor staff’s cookies theirs', async () => {
    const { body } = await signIn(codeOf('p1')).expect(200);
    const cookie = `heyi_refresh=${body.refreshToken}`;
    await app.http.post('/api/auth/refresh').set('cookie', cookie).expect(401);
    const staff = await app.signInAs('operations');
    await refresh(staff.refreshToken).expect(401);
    await staff.as(app.http.get('/api/staff/me')).expect(200);
    await refresh(body.refreshToken).expect(200);
    for (const made of ['x', `${'a'.repeat(22)}.${'a'.repeat(43)}`])
      await refresh(made).expect(401);
  });

  it('are the own WeChat’s, as customer and as agent; signing out everywhere ends both', async () => {
    const wechat = { openid: 'o-both' };
    const agent = await app.signInAsAgent(wechat);
    const customer = await app.signInAsCustomer(wechat);
    const stranger = await app.signInAsCustomer();
    const { body } = await customer.as(app.http.get('/api/auth/sessions')).expect(200);
    expect(body.items).toMatchObject([
      { audience: 'customer', current: true },
      { audience: 'agent', current: false },
    ]);
    const foreign = app.http.delete(`/api/auth/sessions/${stranger.sessionId}`);
    expect((await customer.as(foreign).expect(404)).body).toEqual(
      anError('auth.session_not_found'),
    );
    await customer.as(app.http.delete('/api/auth/sessions')).expect(204);
    for (const { as } of [customer, agent])
      await as(app.http.get('/api/auth/sessions')).expect(401);
    await stranger.as(app.http.get('/api/auth/sessions')).expect(200);
    await stranger.as(app.http.post('/api/auth/sign-out')).expect(204);
    await stranger.as(app.http.get('/api/auth/sessions')).expect(401);
  });

  it('speak for the customer that the account belongs to now', async () => {
    const one = await app.signInAsCustomer();
    const other = await app.signInAsCustomer();
    const now = async ({ token }: { token: string }) =>
      (await actorForToken(token, app.config, app.ports.now())) as CustomerActor;
    expect(await now(one)).toEqual({
      audience: 'customer',
      id: one.id,
      accountId: one.accountId,
      sessionId: one.sessionId,
    });
    const { as } = await app.signInAs('operations', 'administrator');
    const merge = { of: 'customers', ids: [one.id, other.id], reason: '本人来电' };
    await as(app.http.post('/api/identity/merges')).send(merge).expect(201);
    expect((await now(one)).id).toBe((await now(other)).id);
    await accountRows().deleteOne({ _id: new mongoose.Types.ObjectId(one.accountId) });
    await one.as(app.http.get('/api/auth/sessions')).expect(401);
  });
});
