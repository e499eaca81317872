import { follow } from '../../../../scripts/wechat-sandbox/people-acts.ts';
import { openidOf } from '../../../../scripts/wechat-sandbox/world.ts';
import { startApp } from '../../../../tests/setup/app.ts';
import { dyingPorts } from '../../../../tests/setup/dying-ports.ts';
import { anApp, aSandbox, newAccount } from '../../../../tests/setup/wechat.ts';
import { changeAccount } from '../../identity/resolve-one/resolve-account.ts';
import { FollowerModel } from '../follower.model.ts';
import { runPull } from '../followers/run-pull.ts';
import { runFlow } from './run-flow.ts';
import { resumeFlows } from './tags.jobs.ts';

const agency = anApp({ name: '个险服务号' });
const broker = anApp({ name: '经代服务号' });
const people = 120;
const tagging = 'cgi-bin/tags/members/batchtagging';
const never = new AbortController().signal;
let app: Awaited<ReturnType<typeof startApp>>;
let running: Awaited<ReturnType<typeof aSandbox>>;
let id: string;

const asStaff = async () => (await app.signInAs('operations')).as;
const order = async (...names: string[]) =>
  (await asStaff())(app.http.put('/api/wechat/tags/order')).send({ names });
const shown = async () =>
  (await (await asStaff())(app.http.get('/api/wechat/tags')).expect(200)).body;
const flowOf = async (account = agency) => {
  const { accounts } = await shown();
  return accounts.find(({ name }: { name: string }) => name === account.name).flow;
};
async function start() {
  await (await asStaff())(app.http.post(`/api/wechat/apps/${id}/tags/flow`)).expect(202);
}
async function flow() {
  await start();
  await runFlow(agency.appid, app.ports, never);
  return flowOf();
}
async function pull(account = agency) {
  app.later(1000);
  const { accounts } = await shown();
  const found = accounts.find(({ name }: { name: string }) => name === account.name);
  await (await asStaff())(app.http.post(`/api/wechat/apps/${found.id}/followers/pull`)).expect(202);
  await runPull(account.appid, app.ports, never);
}

const userOf = (personId: string, { appid } = agency) => {
  const user = running.sandbox.world.user(appid, openidOf(appid, personId));
  if (!user) throw new Error(`${personId} follows nobody`);
  return user;
};
/** The names of the tags that WeChat has for somebody. */
const tagsAt = (personId: string, account = agency) => {
  const names = running.sandbox.world.state.tags.filter(({ appid }) => appid === account.appid);
  return userOf(personId, account)
    .tagIds.map((tagId) => names.find((tag) => tag.id === tagId)?.name)
    .sort();
};
/** What the row of a channel's list says of somebody, known by the same openid as the follower. */
const listSays = (channel: 'agency' | 'broker', personId: string, said: object) => {
  const account = channel === 'agency' ? agency : broker;
  return changeAccount(
    { channel, accountId: `row-${personId}` },
    ({ fields, extra }) => ({
      fields: { ...fields, openid: openidOf(account.appid, personId), ...said },
      extra,
    }),
    app.ports,
  );
};

beforeAll(async () => {
  running = await aSandbox([agency, broker], () => app?.ports.now().getTime() ?? Date.now());
  app = await startApp({ wechatApiUrl: running.url });
  const administrator = await app.signInAs('administrator');
  const add = async (account: typeof agency, channel: 'agency' | 'broker') =>
    (
      await administrator
        .as(app.http.post('/api/wechat/apps'))
        .send(newAccount(account, channel))
        .expect(201)
    ).body.id as string;
  id = await add(agency, 'agency');
  await add(broker, 'broker');
  const { sandbox } = running;
  for (let at = 0; at < people; at++) {
    sandbox.world.state.people.push({ id: `x${at}`, name: '某人', mobile: '' });
    for (const { appid } of at < 5 ? [agency, broker] : [agency])
      await follow({ sandbox, appid, personId: `x${at}` });
  }
  sandbox.world.state.tags.push({ appid: broker.appid, id: 100, name: '高净值' });
  for (const person of ['x0', 'x1', 'x2']) userOf(person, broker).tagIds = [100];
  await pull(agency);
  await pull(broker);
}, 60_000);
afterAll(async () => {
  await running.close();
  await app.stop();
});

describe('tags flow to an account', () => {
  it('only when chosen, and those of another channel only where the person agreed to sharing', async () => {
    for (let at = 0; at < people; at++) await listSays('agency', `x${at}`, { tags: '健走、长辈' });
    await listSays('agency', 'x0', { sharingConsent: '同意' });
    await listSays('agency', 'x1', { sharingConsent: '同意' });
    await listSays('broker', 'x1', { sharingRefusal: '是' });
    expect(await flow()).toMatchObject({ state: 'done', given: 0, heldBack: 0, unfit: [] });
    const { known } = await shown();
    expect(known).toEqual([
      { name: '健走', followers: people },
      { name: '长辈', followers: people },
      { name: '高净值', followers: 3 },
    ]);
    await order('高净值', '健走');
    expect(await flow()).toMatchObject({ given: people + 1, created: 2, heldBack: 2, unfit: [] });
    expect(tagsAt('x0')).toEqual(['健走', '高净值']);
    expect(tagsAt('x1')).toEqual(['健走']);
    expect(tagsAt('x2')).toEqual(['健走']);
    expect(await flow()).toMatchObject({ given: 0, taken: 0, created: 0 });
    expect(running.sandbox.quotas.used(agency.appid, tagging)).toBe(Math.ceil(people / 50) + 1);
  });

  it('are not taken for the account’s own by the next pull, and go when the person refuses', async () => {
    await pull();
    const who = { appid: agency.appid, openid: openidOf(agency.appid, 'x0') };
    expect(await FollowerModel.findOne(who).lean()).toMatchObject({ ownTags: [] });
    await listSays('broker', 'x0', { sharingRefusal: '是' });
    expect(await flow()).toMatchObject({ given: 0, taken: 1, heldBack: 3 });
    expect(tagsAt('x0')).toEqual(['健走']);
    expect(tagsAt('x0', broker)).toEqual(['高净值']);
  });

  it('stop for the day when its calls are used up, and do the rest tomorrow', async () => {
    await order('长辈', '健走');
    running.sandbox.failures.plan(tagging, 45009, 1, 1);
    const paused = await flow();
    expect(paused).toMatchObject({
      state: 'paused',
      given: 50,
      note: expect.stringMatching('明天'),
    });
    app.later(86_400_000);
    await resumeFlows(app.ports);
    running.sandbox.failures.plan(tagging, 'drop', 4);
    await runFlow(agency.appid, app.ports, never);
    expect(await flowOf()).toMatchObject({ state: 'paused', given: 50 });
    app.later(60_000);
    await resumeFlows(app.ports);
    await runFlow(agency.appid, app.ports, never);
    expect(await flowOf()).toMatchObject({ state: 'done', given: people, removed: 1 });
    for (let at = 0; at < people; at++) expect(tagsAt(`x${at}`)).toEqual(['健走', '长辈']);
  });

  it('are not taken for the account’s own when the process died after WeChat gave them', async () => {
    await order('健走');
    await flow();
    await order('健走', '长辈');
    await start();
    const { ports, signal } = dyingPorts(app.ports, tagging, 2);
    await expect(runFlow(agency.appid, ports, signal)).rejects.toThrow('killed');
    expect(await flowOf()).toMatchObject({ state: 'running', given: 50 });
    await pull();
    await runFlow(agency.appid, app.ports, never);
    expect(await flowOf()).toMatchObject({ state: 'done', unfit: [] });
    for (let at = 0; at < people; at++) expect(tagsAt(`x${at}`)).toEqual(['健走', '长辈']);
    expect(await FollowerModel.countDocuments({ ownTags: { $ne: [] } })).toBe(3);
    await order('长辈', '健走');
  });

  it('leave out the least important where a follower has no room, and tell how many', async () => {
    const own = Array.from({ length: 19 }, (_, at) => 200 + at);
    const { state } = running.sandbox.world;
    for (const tagId of own)
      state.tags.push({ appid: agency.appid, id: tagId, name: `自${tagId}` });
    for (const person of ['x7', 'x8']) userOf(person).tagIds = own;
    userOf('x9').tagIds = [...own, 150];
    state.tags.push({ appid: agency.appid, id: 150, name: '自己的' });
    await pull();
    expect(await flow()).toMatchObject({
      unfit: [
        { name: '长辈', reason: 'follower-full', followers: 1 },
        { name: '健走', reason: 'follower-full', followers: 3 },
      ],
    });
    expect(tagsAt('x7')).toContain('长辈');
    expect(userOf('x7').tagIds).toHaveLength(20);
    expect(userOf('x9').tagIds).toEqual([...own, 150]);
  });

  it('leave out what WeChat refuses by name, and what finds no room among a hundred', async () => {
    const { state } = running.sandbox.world;
    const full = () => state.tags.filter(({ appid }) => appid === agency.appid).length;
    for (let tagId = 300; full() < 99; tagId++)
      state.tags.push({ appid: agency.appid, id: tagId, name: `满${tagId}` });
    await listSays('agency', 'x10', { tags: '一、二、三' });
    await order('一', '二', '三', '长辈', '健走');
    running.sandbox.failures.plan('cgi-bin/tags/create', 45158);
    const { unfit, created } = await flow();
    expect(created).toBe(1);
    expect(unfit).toEqual(
      expect.arrayContaining([
        { name: '一', reason: 'name-refused', followers: 1 },
        { name: '三', reason: 'account-full', followers: 1 },
      ]),
    );
    expect(full()).toBe(100);
    expect(tagsAt('x10')).toEqual(['二']);
  });

  it('are chosen and started by operations, seen by others, and each deed is on record', async () => {
    const manager = await app.signInAs('channel-manager');
    const seen = await manager.as(app.http.get('/api/wechat/tags')).expect(200);
    expect(seen.body.can).toEqual({ edit: false });
    await manager.as(app.http.put('/api/wechat/tags/order')).send({ names: [] }).expect(403);
    await manager.as(app.http.post(`/api/wechat/apps/${id}/tags/flow`)).expect(403);
    const trainer = await app.signInAs('training');
    await trainer.as(app.http.get('/api/wechat/tags')).expect(403);
    expect((await order('健走', '健走')).body.error.details[0].message).toBe(
      '同一个标签只能选一次',
    );
    const nobody = 'f'.repeat(24);
    await (await asStaff())(app.http.post(`/api/wechat/apps/${nobody}/tags/flow`)).expect(404);
    const officer = await app.signInAs('compliance');
    const audit = await officer
      .as(app.http.get('/api/audit?action=wechat_tags.ordered'))
      .expect(200);
    expect(audit.body.items[0].details).toEqual({ tags: ['一', '二', '三', '长辈', '健走'] });
  });
});
