import mongoose from 'mongoose';
import { follow, sendText, unfollow } from '../../../../scripts/wechat-sandbox/people-acts.ts';
import { openidOf } from '../../../../scripts/wechat-sandbox/world.ts';
import { aMigration } from '../../../../tests/setup/a-migration.ts';
import { placesOf } from '../../identity/account-places.ts';
import { resolveAll } from '../../identity/resolve-all.ts';
import { handleMessages } from '../callbacks/handle-messages.ts';
import { FollowerModel } from '../follower.model.ts';
import { noteFollower } from '../followers/note-follower.ts';
import { WechatAppModel } from '../wechat-app.model.ts';
import { resumeMigrations } from './migration.jobs.ts';

const people = 130;
const changeopenid = 'cgi-bin/changeopenid';
const dayMs = 86_400_000;
let at: Awaited<ReturnType<typeof aMigration>>;
let id: string;

const who = (personId: string, appid: string) => ({ sandbox: at.sandbox, appid, personId });
const customers = () =>
  mongoose.connection.collection('customers').countDocuments({ status: 'active' });
const placeOf = async (appid: string, personId: string) => {
  const openid = openidOf(appid, personId);
  const follower = await FollowerModel.findOne({ appid, openid }).lean();
  const places = await placesOf(follower?.accountId ? [follower.accountId] : []);
  return { follower, ...[...places.values()][0] };
};

beforeAll(async () => {
  at = await aMigration({ people, from: { scope: null } });
  await at.pull(at.from);
  await follow(who('x1', at.to.appid));
  await follow(who('x2', at.to.appid));
  await at.pull(at.to);
});
afterAll(() => at.stop());

describe('a migration', () => {
  it('is planned once an account, and tried before anything is converted', async () => {
    id = await at.plan();
    const twice = { fromId: at.fromId, toId: at.toId, approvedAt: new Date().toISOString() };
    expect((await at.post('', twice)).body.error.code).toBe('migration.taken');
    expect((await at.post('', { ...twice, toId: at.fromId })).status).toBe(400);
    expect((await at.post(`/${id}/start`, {})).body.error.code).toBe('migration.not_tried');
    const before = await customers();
    await at.post(`/${id}/dry-run`);
    await at.run(id);
    const { dryRun, state, deadline, approvedAt, can } = await at.get(`/${id}`);
    expect(state).toBe('tried');
    expect(Date.parse(deadline) - Date.parse(approvedAt)).toBe(15 * dayMs);
    expect(dryRun).toMatchObject({ followers: people, left: 0, alreadyFollowing: 0, calls: 2 });
    const levels = dryRun.checks.map((one: { name: string; level: string }) => [
      one.name,
      one.level,
    ]);
    expect(Object.fromEntries(levels)).toEqual({
      'follower-list': 'good',
      credentials: 'good',
      scope: 'careful',
      deadline: 'good',
    });
    expect(can).toEqual({ tryOut: true, start: true, retry: false, drop: true, download: false });
    expect(await customers()).toBe(before);
    expect((await at.post(`/${id}/start`, {})).body.error.code).toBe('migration.careful');
  });

  it('waits as long as WeChat has not confirmed it, and asks again by itself', async () => {
    expect((await at.post(`/${id}/start`, { despite: true })).body.state).toBe('waiting');
    await at.run(id);
    const { state, note, resumesAt, counts } = await at.get(`/${id}`);
    expect({ state, note }).toEqual({ state: 'paused', note: expect.stringMatching('63178') });
    expect(Date.parse(resumesAt) - at.app.ports.now().getTime()).toBe(3_600_000);
    expect(counts).toMatchObject({ waiting: people, converted: 0 });
    await at.run(id);
    expect((await at.get(`/${id}`)).state).toBe('paused');
  });

  it('stops for the day when its calls are used up, and goes on tomorrow', async () => {
    at.confirm();
    await unfollow(who('x5', at.to.appid));
    await sendText(who('x9', at.to.appid), '在吗');
    const app = await WechatAppModel.findOne({ appid: at.to.appid }).lean();
    const early = { openid: openidOf(at.to.appid, 'x9'), isFollowing: true };
    await noteFollower(app as never, early, at.app.ports.now(), at.app.ports);
    at.app.later(3_600_000);
    await resumeMigrations(at.app.ports);
    at.sandbox.failures.plan(changeopenid, 45009, 1, 1);
    await at.run(id);
    const paused = await at.get(`/${id}`);
    expect(paused).toMatchObject({ state: 'paused', note: expect.stringMatching('明天') });
    expect(paused.counts).toMatchObject({ waiting: people - 100, converted: 99, gone: 1 });
    expect(paused.counts.joined).toBe(99);
    at.app.later(dayMs);
    await resumeMigrations(at.app.ports);
    await at.run(id);
    const done = await at.get(`/${id}`);
    expect(done).toMatchObject({ state: 'done', note: null });
    expect(done.counts).toEqual({
      waiting: 0,
      converted: people - 1,
      gone: 1,
      failed: 0,
      joined: people - 1,
      apart: 0,
    });
  });

  it('makes one person of old and new account, whoever they were, and loses neither', async () => {
    for (const person of ['x0', 'x1', 'x9', 'x129']) {
      const old = await placeOf(at.from.appid, person);
      const young = await placeOf(at.to.appid, person);
      expect(young.customerId).toBe(old.customerId);
      expect(young.follower).toMatchObject({ isFollowing: true });
      expect(old.follower?.accountId).not.toEqual(young.follower?.accountId);
      expect(old.follower?.movedTo?.openid).toBe(young.follower?.openid);
    }
    expect(await customers()).toBe(people);
    const stayed = await placeOf(at.from.appid, 'x5');
    expect(stayed).toMatchObject({ customerId: expect.any(String), follower: { movedTo: null } });
  });

  it('lets a message under either openid find the same account from now on', async () => {
    const server = await at.app.listen();
    for (const account of at.sandbox.world.state.apps)
      account.callbackUrl = `${server.url}/wechat/${account.appid}`;
    await sendText(who('x3', at.from.appid), '我的保单呢');
    await sendText(who('x3', at.to.appid), '在吗');
    expect(await handleMessages(at.app.ports)).toBe(2);
    await server.close();
    const contacts = await mongoose.connection.collection('contacts').find().toArray();
    const young = await placeOf(at.to.appid, 'x3');
    expect(contacts.map(({ accountId }) => accountId)).toEqual(
      Array(2).fill(young.follower?.accountId),
    );
    const old = await placeOf(at.from.appid, 'x3');
    expect(old.follower?.isFollowing).toBe(false);
  });

  it('stays so in the next run over all accounts', async () => {
    await resolveAll(at.app.ports, () => undefined);
    expect(await customers()).toBe(people);
    const [old, young] = [await placeOf(at.from.appid, 'x9'), await placeOf(at.to.appid, 'x9')];
    expect(young.customerId).toBe(old.customerId);
  });

  it('tells each result masked, and whole in a file that the audit trail knows of', async () => {
    const gone = await at.get(`/${id}/results?outcome=gone`);
    expect(gone.items).toHaveLength(1);
    expect(gone.items[0]).toMatchObject({ maskedNewOpenid: null, outcome: 'gone' });
    const page = await at.get(`/${id}/results?outcome=converted&limit=2`);
    expect(JSON.stringify(page)).not.toContain(openidOf(at.from.appid, 'x129'));
    expect(page.items[0]).toMatchObject({ isJoined: true, customerId: expect.any(String) });
    const { text, headers } = await at.post(`/${id}/results/file`, { reason: '核对迁移' });
    expect(headers['content-type']).toMatch('text/csv');
    expect(text.trim().split('\n')).toHaveLength(people + 1);
    expect(text).toContain(
      `${openidOf(at.from.appid, 'x0')},${openidOf(at.to.appid, 'x0')},已转换`,
    );
    const officer = await at.app.signInAs('compliance');
    const audit = await officer.as(at.app.http.get(`/api/audit?targetId=${id}`)).expect(200);
    expect(audit.body.items.map(({ action }: { action: string }) => action)).toEqual([
      'wechat_migration.downloaded',
      'wechat_migration.started',
      'wechat_migration.tried',
      'wechat_migration.planned',
    ]);
    expect(audit.body.items[0].details).toEqual({ reason: '核对迁移' });
  });

  it('is seen by channel managers, led by operations, closed to others', async () => {
    const manager = await at.app.signInAs('channel-manager');
    const seen = await manager.as(at.app.http.get(`/api/wechat/migrations/${id}`)).expect(200);
    expect(Object.values(seen.body.can)).toEqual(Array(5).fill(false));
    for (const step of ['dry-run', 'start', 'retry', 'results/file'])
      await manager
        .as(at.app.http.post(`/api/wechat/migrations/${id}/${step}`))
        .send(
          step === 'results/file' ? { reason: '核对迁移' } : step === 'dry-run' ? undefined : {},
        )
        .expect(403);
    const trainer = await at.app.signInAs('training');
    await trainer.as(at.app.http.get('/api/wechat/migrations')).expect(403);
    const dropped = await (await at.asStaff())(at.app.http.delete(`/api/wechat/migrations/${id}`));
    expect(dropped.body.error.code).toBe('migration.begun');
  });
});
