import { Types } from 'mongoose';
import { follow, loginCode, scan } from '../../../../scripts/wechat-sandbox/people-acts.ts';
import { openidOf } from '../../../../scripts/wechat-sandbox/world.ts';
import { startApp } from '../../../../tests/setup/app.ts';
import { anApp, aSandbox } from '../../../../tests/setup/wechat.ts';
import { handleMessages } from '../callbacks/handle-messages.ts';
import { SceneCodeModel } from '../code.model.ts';
import { CodeTouchModel } from '../code-touch.model.ts';
import { FollowerModel } from '../follower.model.ts';
import { noteScene } from './note-touch.ts';

const account = anApp();
const miniProgram = anApp({ kind: 'mini-program' });
const { appid } = account;
let app: Awaited<ReturnType<typeof startApp>>;
let running: Awaited<ReturnType<typeof aSandbox>>;
let server: Awaited<ReturnType<typeof app.listen>>;
let staff: Awaited<ReturnType<typeof app.signInAs>>;

beforeAll(async () => {
  running = await aSandbox([account, miniProgram], () => app?.ports.now().getTime() ?? Date.now());
  app = await startApp({ wechatApiUrl: running.url });
  server = await app.listen();
  const administrator = await app.signInAs('administrator');
  for (const each of [account, miniProgram]) {
    const { kind, name, originalId, secret, token, aesKey, scope } = each;
    const own = kind === 'public-account' ? { channel: 'agency', token, aesKey } : {};
    const body = { kind, name, appid: each.appid, originalId, secret, scope, ...own };
    await administrator.as(app.http.post('/api/wechat/apps')).send(body).expect(201);
  }
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

const path = '/api/wechat/codes';
const agents = { appid, kind: 'temporary', owner: 'agent', ownerCode: '1024', label: '名片' };
const temporary = { ...agents, days: 30 };
const miniCode = { ...agents, appid: miniProgram.appid, kind: 'mini-program', page: 'pages/a/b' };
const make = (code: object, who = staff) => who.as(app.http.post(path)).send(code);
const show = async (id: string) => (await staff.as(app.http.get(`${path}/${id}`)).expect(200)).body;
const who = (personId: string) => ({ sandbox: running.sandbox, appid, personId });
const accountOf = async (personId: string) =>
  (await FollowerModel.findOne({ appid, openid: openidOf(appid, personId) }).lean())
    ?.accountId as Types.ObjectId;

describe('codes', () => {
  it('of public accounts are made by WeChat, each with a scene of its owner', async () => {
    const { body } = await make(temporary).expect(201);
    expect(body).toMatchObject({
      scene: 'agent:1024',
      content: expect.stringMatching(/^http:\/\/weixin\.qq\.com\/q\//),
      hasPicture: false,
      counts: { scans: 0, follows: 0, signIns: 0, leads: 0 },
      can: { edit: true, renew: false },
    });
    expect(Date.parse(body.expiresAt)).toBe(app.ports.now().getTime() + 30 * 86_400_000);
    const both = await Promise.all([make(temporary), make(temporary)]);
    expect(both.map((each) => each.body.scene).sort()).toEqual(['agent:1024.2', 'agent:1024.3']);
    const { body: permanent } = await make({ ...agents, kind: 'permanent' }).expect(201);
    expect(permanent).toMatchObject({ expiresAt: null, scene: 'agent:1024.4' });
    const list = await staff.as(app.http.get(`${path}?owner=agent&ownerCode=1024`)).expect(200);
    expect(list.body).toMatchObject({ permanent: [{ appid, permanent: 1 }], can: { make: true } });
    expect(list.body.items).toHaveLength(4);
  });

  it('of mini-programs are pictures that can be downloaded', async () => {
    const { body } = await make(miniCode).expect(201);
    expect(body).toMatchObject({ scene: 'agent:1024', hasPicture: true, content: null });
    const file = await staff.as(app.http.get(`${path}/${body.id}/picture`)).expect(200);
    expect(file.headers['content-type']).toBe('image/png');
    expect(file.body.subarray(1, 4).toString()).toBe('PNG');
    const [other] = await SceneCodeModel.find({ appid }).lean();
    const none = await staff.as(app.http.get(`${path}/${other?._id}/picture`)).expect(409);
    expect(none.body.error.code).toBe('code.no_picture');
  });

  it.each<[string, object]>([
    ['31 days', { ...temporary, days: 31 }],
    ['no days', agents],
    ['an owner that no scene can hold', { ...temporary, ownerCode: '张三' }],
    ['a page from the root', { ...miniCode, page: '/pages/a' }],
    ['a page with a query', { ...miniCode, page: 'pages/a?x=1' }],
    ['no page', { ...miniCode, page: undefined }],
    ['no label', { ...temporary, label: ' ' }],
  ])('refuse %s', async (_, code) => {
    await make(code).expect(400);
  });

  it('are of the kind that the app has', async () => {
    const { body } = await make({ ...temporary, appid: miniProgram.appid }).expect(409);
    expect(body.error.code).toBe('code.wrong_app');
    await make({ ...miniCode, appid }).expect(409);
    await make({ ...temporary, appid: 'wx0' }).expect(404);
  });

  it('that WeChat does not make leave nothing behind', async () => {
    const before = await SceneCodeModel.countDocuments();
    running.sandbox.failures.plan('cgi-bin/qrcode/create', 45029);
    const { body } = await make({ ...agents, kind: 'permanent' }).expect(502);
    expect(body.error.details).toEqual({ errcode: 45029 });
    running.sandbox.failures.plan('cgi-bin/qrcode/create', 'drop');
    await make({ ...agents, kind: 'permanent' }).expect(503);
    expect(await SceneCodeModel.countDocuments()).toBe(before);
  });

  it('that are nearly over are renewed, with the same scene', async () => {
    const { body } = await make({ ...temporary, ownerCode: 'short', days: 1 }).expect(201);
    const renew = (id: string) => staff.as(app.http.post(`${path}/${id}/renew`));
    app.later(2 * 86_400_000);
    staff = await app.signInAs('operations');
    const renewed = await renew(body.id).expect(200);
    expect(renewed.body.scene).toBe(body.scene);
    expect(Date.parse(renewed.body.expiresAt)).toBeGreaterThan(app.ports.now().getTime());
    expect(renewed.body.content).not.toBe(body.content);
    const { body: fresh } = await make({ ...temporary, ownerCode: 'fresh' }).expect(201);
    await renew(fresh.id).expect(403);
  });

  it('count who came by them, once for each message, and whose lead somebody is', async () => {
    const first = (await make({ ...temporary, owner: 'branch', ownerCode: 'B1' })).body;
    const second = (await make({ ...temporary, owner: 'activity', ownerCode: 'A1' })).body;
    await follow(who('p1'), first.scene);
    await handleMessages(app.ports);
    app.later(60_000);
    await scan(who('p1'), second.scene);
    await scan(who('p1'), 'agent:nobody');
    await follow(who('p2'));
    await handleMessages(app.ports);
    app.later(60_000);
    await scan(who('p2'), second.scene);
    await handleMessages(app.ports);
    const accountId = await accountOf('p2');
    await noteScene({ appid, accountId, scene: null }, app.ports.now());
    await noteScene({ appid, accountId, scene: first.scene }, app.ports.now());
    expect((await show(first.id)).counts).toEqual({ scans: 0, follows: 1, signIns: 1, leads: 1 });
    expect(await show(second.id)).toMatchObject({
      counts: { scans: 2, follows: 0, signIns: 0, leads: 1 },
      customers: 2,
      recent: [
        { kind: 'scan', customerId: expect.any(String) },
        { kind: 'scan', customerId: expect.any(String) },
      ],
    });
    const touches = await CodeTouchModel.countDocuments();
    const told = await CodeTouchModel.findOne({ kind: 'follow' }).lean();
    expect(touches).toBe(4);
    expect(told?._id).toBeInstanceOf(Types.ObjectId);
  });

  it('of mini-programs count who signs in by them, and whose lead they are', async () => {
    const { body: code } = await make({ ...miniCode, ownerCode: 'signs-in' }).expect(201);
    const signIn = (personId: string, more: object = {}) => {
      const login = { sandbox: running.sandbox, appid: miniProgram.appid, personId };
      const given = { appid: miniProgram.appid, code: loginCode(login), ...more };
      return app.http.post('/api/auth/wechat').send(given);
    };
    await signIn('p3', { scene: code.scene }).expect(200);
    await signIn('p3', { scene: code.scene }).expect(200);
    await signIn('p3', { scene: 'of:nobody' }).expect(200);
    await signIn('p3').expect(200);
    await signIn('p3', { scene: '有空 格' }).expect(400);
    expect(await show(code.id)).toMatchObject({
      counts: { scans: 0, follows: 0, signIns: 2, leads: 1 },
      customers: 1,
    });
  });

  it('that a follower scanned before the first sign-in have the lead, within 30 days', async () => {
    const people = ['a', 'b'];
    for (const id of people)
      running.sandbox.world.state.people.push({ id, name: '某', mobile: '' });
    const { body: code } = await make({ ...temporary, ownerCode: 'scanned' }).expect(201);
    for (const id of people) await follow(who(id));
    await handleMessages(app.ports);
    app.later(1000);
    for (const id of people) await scan(who(id), code.scene);
    await handleMessages(app.ports);
    const signIn = (personId: string) => {
      const login = { sandbox: running.sandbox, appid: miniProgram.appid, personId };
      return app.http
        .post('/api/auth/wechat')
        .send({ appid: miniProgram.appid, code: loginCode(login) })
        .expect(200);
    };
    await signIn('a');
    app.later(31 * 86_400_000);
    await signIn('b');
    staff = await app.signInAs('operations');
    expect((await show(code.id)).counts).toEqual({ scans: 2, follows: 0, signIns: 0, leads: 1 });
  });

  it('are seen by whoever sees WeChat, and made by those who may', async () => {
    const officer = await app.signInAs('compliance');
    const { body } = await officer.as(app.http.get(path)).expect(200);
    expect(body.can).toEqual({ make: false });
    await make(temporary, officer).expect(403);
    const [code] = body.items;
    await officer
      .as(app.http.put(`${path}/${code.id}`))
      .send({ label: '海报' })
      .expect(403);
    const changed = await staff
      .as(app.http.put(`${path}/${code.id}`))
      .send({ label: '海报' })
      .expect(200);
    expect(changed.body.label).toBe('海报');
    const trainer = await app.signInAs('training');
    await trainer.as(app.http.get(path)).expect(403);
    await trainer.as(app.http.get(`${path}/${code.id}/picture`)).expect(403);
  });
});
