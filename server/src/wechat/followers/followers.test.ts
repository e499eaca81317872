import mongoose from 'mongoose';
import { follow, unfollow } from '../../../../scripts/wechat-sandbox/people-acts.ts';
import { openidOf } from '../../../../scripts/wechat-sandbox/world.ts';
import { startApp } from '../../../../tests/setup/app.ts';
import { anApp, aSandbox, newAccount } from '../../../../tests/setup/wechat.ts';
import { placesOf } from '../../identity/account-places.ts';
import { FollowerModel } from '../follower.model.ts';
import { FollowerPullModel } from '../follower-pull.model.ts';
import { resumePulls } from './followers.jobs.ts';
import { runPull } from './run-pull.ts';

const account = anApp();
const other = anApp({ name: '经代服务号' });
const { appid } = account;
const people = 250;
const batchget = 'cgi-bin/user/info/batchget';
const never = new AbortController().signal;
let app: Awaited<ReturnType<typeof startApp>>;
let running: Awaited<ReturnType<typeof aSandbox>>;
let staff: Awaited<ReturnType<typeof app.signInAs>>;
let id: string;

const who = (personId: string) => ({ sandbox: running.sandbox, appid, personId });
const start = () => staff.as(app.http.post(`/api/wechat/apps/${id}/followers/pull`));
const view = async (query = '') =>
  (await staff.as(app.http.get(`/api/wechat/apps/${id}/followers${query}`)).expect(200)).body;
const pull = () => FollowerPullModel.findById(appid).lean();

beforeAll(async () => {
  running = await aSandbox([account, other], () => app?.ports.now().getTime() ?? Date.now());
  app = await startApp({ wechatApiUrl: running.url });
  const administrator = await app.signInAs('administrator');
  const body = newAccount(account, 'agency');
  const made = await administrator.as(app.http.post('/api/wechat/apps')).send(body).expect(201);
  id = made.body.id;
  staff = await app.signInAs('operations');
  for (let at = 0; at < people; at++) {
    running.sandbox.world.state.people.push({ id: `x${at}`, name: '某人', mobile: '' });
    await follow(who(`x${at}`));
  }
});
afterAll(async () => {
  await running.close();
  await app.stop();
});

describe('the pull of all followers', () => {
  it('goes on at its batch after WeChat failed, the process was stopped, and the day was used up', async () => {
    expect((await start().expect(202)).body).toMatchObject({ state: 'waiting', done: 0 });
    running.sandbox.failures.plan(batchget, 'drop', 4, 1);
    await runPull(appid, app.ports, never);
    expect(await pull()).toMatchObject({ state: 'paused', done: 100, total: people });
    const stopping = AbortSignal.abort();
    await expect(runPull(appid, app.ports, stopping)).rejects.toThrow();
    expect(await pull()).toMatchObject({ state: 'running', done: 100 });
    running.sandbox.failures.plan(batchget, 45009, 1, 1);
    await runPull(appid, app.ports, never);
    const { pull: paused } = await view();
    expect(paused).toMatchObject({
      state: 'paused',
      done: 200,
      note: expect.stringMatching('明天'),
    });
    expect(paused.resumesAt).toMatch(/T16:00:00\.000Z$/);
    expect((await start().expect(202)).body).toMatchObject({ state: 'paused', done: 200 });
    await resumePulls(app.ports);
    expect(await pull()).toMatchObject({ state: 'paused' });
    app.later(86_400_000);
    await resumePulls(app.ports);
    await runPull(appid, app.ports, never);
    expect(await pull()).toMatchObject({ state: 'done', done: people, gone: 0 });
    expect(running.sandbox.quotas.used(appid, 'cgi-bin/user/get')).toBeLessThanOrEqual(2);
    expect(await FollowerModel.countDocuments({ appid, isFollowing: true })).toBe(people);
    expect(
      await mongoose.connection
        .collection('channel_accounts')
        .countDocuments({ customerId: { $ne: null } }),
    ).toBe(people);
  });

  it('marks who has left meanwhile, and doubles nobody', async () => {
    await unfollow(who('x7'));
    app.later(60_000);
    staff = await app.signInAs('operations');
    await start().expect(202);
    await runPull(appid, app.ports, never);
    expect(await pull()).toMatchObject({ state: 'done', done: people - 1, gone: 1 });
    const left = await FollowerModel.findOne({ appid, openid: openidOf(appid, 'x7') }).lean();
    expect(left).toMatchObject({ isFollowing: false, accountId: expect.anything() });
    expect(await view('?limit=2')).toMatchObject({ known: people, following: people - 1 });
  });

  it('has failed after an error that nobody foresaw, in words, and can be started again', async () => {
    staff = await app.signInAs('operations');
    await start().expect(202);
    const broken = { ...app.ports, fieldEncryption: null as never };
    await runPull(appid, broken, never);
    expect(await pull()).toMatchObject({ state: 'failed', note: '服务器出错了，请稍后再试。' });
    expect(app.lines.some((line) => line.includes('a job of WeChat failed'))).toBe(true);
    const before = (await view()).pull;
    expect(before.completedAt).toEqual(expect.any(String));
    expect((await start().expect(202)).body).toMatchObject({ state: 'waiting', note: null });
    running.sandbox.failures.plan('cgi-bin/user/get', 48001);
    await runPull(appid, app.ports, never);
    expect(await pull()).toMatchObject({
      state: 'failed',
      note: expect.stringMatching('没有这个接口的权限'),
    });
    await start().expect(202);
    await runPull(appid, app.ports, never);
    expect(await pull()).toMatchObject({ state: 'done' });
  });

  it('brings the account’s own tags to the portrait, under its channel, and takes them away again', async () => {
    const { world } = running.sandbox;
    world.state.tags.push(
      { appid, id: 100, name: '高净值/家庭' },
      { appid, id: 101, name: '喜欢健走' },
    );
    const user = world.user(appid, openidOf(appid, 'x1'));
    Object.assign(user ?? {}, { tagIds: [2, 100, 101] });
    await start().expect(202);
    await runPull(appid, app.ports, never);
    const found = await FollowerModel.findOne({ appid, openid: openidOf(appid, 'x1') }).lean();
    const places = await placesOf(found?.accountId ? [found.accountId] : []);
    const customer = [...places.values()][0]?.customerId;
    const manager = await app.signInAs('channel-manager');
    const tagsOf = async () =>
      (await manager.as(app.http.get(`/api/identity/customers/${customer}`)).expect(200)).body.tags;
    expect(await tagsOf()).toEqual({
      united: ['喜欢健走', '高净值·家庭'],
      byChannel: { agency: ['喜欢健走', '高净值·家庭'] },
    });
    Object.assign(user ?? {}, { tagIds: [101] });
    app.later(1000);
    staff = await app.signInAs('operations');
    await start().expect(202);
    await runPull(appid, app.ports, never);
    expect(await tagsOf()).toMatchObject({ united: ['喜欢健走'] });
  });

  it('is listed by kind, with the customer of each', async () => {
    await follow({ ...who('x0'), appid: other.appid });
    staff = await app.signInAs('operations');
    const administrator = await app.signInAs('administrator');
    const { body } = await administrator
      .as(app.http.post('/api/wechat/apps'))
      .send(newAccount(other, 'broker'))
      .expect(201);
    await staff.as(app.http.post(`/api/wechat/apps/${body.id}/followers/pull`)).expect(202);
    await runPull(other.appid, app.ports, never);
    const left = await view('?kind=left');
    expect(left.items).toHaveLength(1);
    expect(left).toMatchObject({ known: people, following: people - 1, withoutUnionid: 0 });
    expect((await view('?kind=without-unionid')).items).toEqual([]);
    const alone: { isLinked: boolean; customerId: string }[] = [];
    let cursor = '';
    for (;;) {
      const page = await view(`?kind=alone&limit=100${cursor}`);
      alone.push(...page.items);
      if (page.nextCursor === null) break;
      cursor = `&cursor=${page.nextCursor}`;
    }
    expect(alone).toHaveLength(people - 2);
    expect(alone.every(({ isLinked, customerId }) => !isLinked && customerId)).toBe(true);
    const all = await view('?kind=following&limit=100');
    expect(all.items).toHaveLength(100);
  });

  it('is shown without whole openids, and started by those who may', async () => {
    const shown = await view('?limit=1');
    expect(shown.items[0].maskedOpenid).toMatch(/^.{4}….{4}$/);
    expect(shown.can).toEqual({ pull: true, openCustomers: true });
    const manager = await app.signInAs('channel-manager');
    await manager.as(app.http.get(`/api/wechat/apps/${id}/followers`)).expect(200);
    await manager.as(app.http.post(`/api/wechat/apps/${id}/followers/pull`)).expect(403);
    const trainer = await app.signInAs('training');
    await trainer.as(app.http.get(`/api/wechat/apps/${id}/followers`)).expect(403);
    const nobody = 'f'.repeat(24);
    await staff.as(app.http.post(`/api/wechat/apps/${nobody}/followers/pull`)).expect(404);
  });
});
