import { startApp } from '../../../../tests/setup/app.ts';
import { anApp, aSandbox } from '../../../../tests/setup/wechat.ts';
import { MenuVersionModel } from '../menu.model.ts';

const account = anApp();
const miniProgram = anApp({ kind: 'mini-program', name: '合一' });
let app: Awaited<ReturnType<typeof startApp>>;
let running: Awaited<ReturnType<typeof aSandbox>>;
let staff: Awaited<ReturnType<typeof app.signInAs>>;
let path: string;
let miniPath: string;

beforeAll(async () => {
  running = await aSandbox([account, miniProgram], () => app?.ports.now().getTime() ?? Date.now());
  app = await startApp({ wechatApiUrl: running.url });
  const administrator = await app.signInAs('administrator');
  const take = async ({ appid, originalId, secret, token, aesKey, name }: typeof account) => {
    const isAccount = appid === account.appid;
    const own = isAccount ? { channel: 'agency', token, aesKey } : {};
    const kind = isAccount ? 'public-account' : 'mini-program';
    const body = { kind, name, appid, originalId, secret, ...own };
    const made = await administrator.as(app.http.post('/api/wechat/apps')).send(body).expect(201);
    return `/api/wechat/apps/${made.body.id}/menu`;
  };
  path = await take(account);
  miniPath = await take(miniProgram);
  staff = await app.signInAs('operations');
});
afterAll(async () => {
  await running.close();
  await app.stop();
});

const url = 'https://example.cn/policies';
const policies = { name: '我的保单', type: 'miniprogram', appid: miniProgram.appid, url };
const good = [
  { ...policies, pagepath: 'pages/policies/index' },
  { name: '服务', subButtons: [{ name: '理赔', type: 'click', key: 'claims' }] },
];
const show = async () => (await staff.as(app.http.get(path)).expect(200)).body;
const save = (revision: number, buttons: object[], who = staff) =>
  who.as(app.http.put(path)).send({ revision, buttons });
const publish = (revision: number, who = staff) =>
  who.as(app.http.post(`${path}/publish`)).send({ revision });
const live = async () => (await staff.as(app.http.get(`${path}/live`)).expect(200)).body;

describe('the menu of a public account', () => {
  it('begins empty, here and at WeChat', async () => {
    expect(await show()).toMatchObject({
      app: { appid: account.appid },
      revision: 0,
      buttons: [],
      versions: [],
      miniPrograms: [{ appid: miniProgram.appid, name: '合一' }],
      can: { edit: true },
    });
    expect(await live()).toEqual({ isOpen: false, buttons: null });
  });

  it('is saved as a draft even while it is wrong, but not published then', async () => {
    const { body } = await save(0, [{ name: '' }]).expect(200);
    expect(body).toMatchObject({ revision: 1, savedBy: { name: staff.username } });
    const refusal = await publish(1).expect(409);
    expect(refusal.body.error.code).toBe('menu.problems');
    expect(await live()).toEqual({ isOpen: false, buttons: null });
  });

  it('is not overwritten by whoever read an older draft, nor published unseen', async () => {
    const answers = await Promise.all([save(1, good), save(1, good)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const late = await publish(1).expect(409);
    expect(late.body.error.code).toBe('menu.changed');
    const first = await save(0, good).expect(409);
    expect(first.body.error.code).toBe('menu.changed');
  });

  it('is published to WeChat and kept with who and when', async () => {
    const { body } = await publish(2).expect(200);
    expect(body.versions).toMatchObject([
      { number: 1, publishedBy: { id: staff.id }, buttons: [{ name: '我的保单' }, {}] },
    ]);
    expect(await live()).toMatchObject({
      isOpen: true,
      buttons: [
        { type: 'miniprogram', appid: miniProgram.appid, pagepath: 'pages/policies/index', url },
        { name: '服务', subButtons: [{ type: 'click', key: 'claims' }] },
      ],
    });
  });

  it('is published once at a time, each with a number of its own', async () => {
    running.sandbox.failures.plan('cgi-bin/menu/create', -1, 1);
    const answers = await Promise.all([publish(2), publish(2), publish(2)]);
    const done = answers.filter(({ status }) => status === 200).length;
    expect(done).toBeGreaterThan(0);
    expect(await MenuVersionModel.countDocuments()).toBe(1 + done);
    const numbers = (await MenuVersionModel.find().sort({ number: 1 }).lean()).map(
      ({ number }) => number,
    );
    expect(numbers).toEqual(numbers.map((_, at) => at + 1));
  });

  it('that WeChat refuses tells its code, and is no version', async () => {
    const before = await MenuVersionModel.countDocuments();
    const stranger = { ...good[0], appid: `wx${'f'.repeat(16)}` };
    const { body } = await save(2, [stranger]).expect(200);
    const refusal = await publish(body.revision).expect(502);
    expect(refusal.body.error).toMatchObject({
      code: 'wechat.refused',
      details: { errcode: 45064 },
    });
    expect(await MenuVersionModel.countDocuments()).toBe(before);
    running.sandbox.failures.plan('cgi-bin/menu/create', 'drop', 9);
    const silent = await publish(body.revision).expect(503);
    expect(silent.body.error.code).toBe('wechat.unreachable');
    await save(body.revision, good).expect(200);
  });

  it('is on record', async () => {
    const officer = await app.signInAs('compliance');
    const audit = await officer.as(app.http.get('/api/audit?action=wechat_menu.published'));
    expect(audit.body.items.at(-1)).toMatchObject({
      actor: { name: staff.username },
      details: { version: 1 },
    });
  });

  it('is none of a mini-program', async () => {
    const { body } = await staff.as(app.http.get(miniPath)).expect(409);
    expect(body.error.code).toBe('menu.no_account');
  });

  it('is seen by whoever sees WeChat, and changed by operations and administrators', async () => {
    const manager = await app.signInAs('channel-manager');
    const { body } = await manager.as(app.http.get(path)).expect(200);
    expect(body.can).toEqual({ edit: false });
    await save(body.revision, good, manager).expect(403);
    await publish(body.revision, manager).expect(403);
    const trainer = await app.signInAs('training');
    await trainer.as(app.http.get(path)).expect(403);
    await trainer.as(app.http.get(`${path}/live`)).expect(403);
  });
});
