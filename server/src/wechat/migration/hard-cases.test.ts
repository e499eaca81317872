import mongoose from 'mongoose';
import { follow } from '../../../../scripts/wechat-sandbox/people-acts.ts';
import { openidOf } from '../../../../scripts/wechat-sandbox/world.ts';
import { aMigration } from '../../../../tests/setup/a-migration.ts';
import { placesOf } from '../../identity/account-places.ts';
import { changeAccount } from '../../identity/resolve-one/resolve-account.ts';
import { FollowerModel } from '../follower.model.ts';
import { MovedOpenidModel } from './moved-openid.model.ts';

const changeopenid = 'cgi-bin/changeopenid';
let at: Awaited<ReturnType<typeof aMigration>>;

async function started() {
  await at.pull(at.from);
  const id = await at.plan();
  await at.post(`/${id}/dry-run`);
  await at.run(id);
  at.confirm();
  expect((await at.post(`/${id}/start`, { despite: true })).status).toBe(202);
  return id;
}

async function customerOf(appid: string, personId: string) {
  const openid = openidOf(appid, personId);
  const follower = await FollowerModel.findOne({ appid, openid }).lean();
  const places = await placesOf(follower?.accountId ? [follower.accountId] : []);
  return [...places.values()][0]?.customerId;
}

const say = (
  account: typeof at.from,
  channel: 'agency' | 'broker',
  personId: string,
  said: object,
) =>
  changeAccount(
    { channel, accountId: `${account.appid}:${openidOf(account.appid, personId)}` },
    ({ fields, extra }) => ({ fields: { ...fields, ...said }, extra }),
    at.app.ports,
  );

afterEach(() => at.stop());

it.each<[string, string | null, string | null]>([
  ['of two Open Platform accounts', 'a', 'b'],
  ['bound to none', null, null],
  ['of which only the old one is bound', 'a', null],
  ['of one Open Platform account', 'a', 'a'],
])('joins old and new account of public accounts %s', async (_, from, to) => {
  at = await aMigration({ people: 3, from: { scope: from }, to: { scope: to } });
  await follow({ sandbox: at.sandbox, appid: at.to.appid, personId: 'x1' });
  await at.pull(at.to);
  const id = await started();
  await at.run(id);
  expect((await at.get(`/${id}`)).counts).toMatchObject({ converted: 3, joined: 3, apart: 0 });
  await at.pull(at.to);
  for (const person of ['x0', 'x1', 'x2']) {
    const customer = await customerOf(at.to.appid, person);
    expect(customer).toEqual(expect.any(String));
    expect(await customerOf(at.from.appid, person)).toBe(customer);
  }
  const customers = mongoose.connection.collection('customers');
  expect(await customers.countDocuments({ status: 'active' })).toBe(3);
});

it('leaves apart whom contradictions keep apart, and says so', async () => {
  at = await aMigration({ people: 2, from: { scope: null } });
  await follow({ sandbox: at.sandbox, appid: at.to.appid, personId: 'x1' });
  await at.pull(at.to);
  await at.pull(at.from);
  await say(at.from, 'broker', 'x1', { documentNumber: '11010519491231002X' });
  await say(at.to, 'agency', 'x1', { documentNumber: '440524198001010013' });
  const id = await started();
  await at.run(id);
  expect((await at.get(`/${id}`)).counts).toMatchObject({ converted: 2, joined: 1, apart: 1 });
  expect(await customerOf(at.from.appid, 'x1')).not.toBe(await customerOf(at.to.appid, 'x1'));
  const { text } = await at.post(`/${id}/results/file`, { reason: '核对迁移' });
  expect(text.match(/资料互相矛盾，没有合并/g)).toHaveLength(1);
});

it('finds the one openid that WeChat refuses a batch for, and tries it again on wish', async () => {
  at = await aMigration({ people: 9 });
  const id = await started();
  at.sandbox.failures.plan(changeopenid, 40003, 5);
  await at.run(id);
  const done = await at.get(`/${id}`);
  expect(done.state).toBe('done');
  expect(done.counts).toMatchObject({ converted: 8, failed: 1, waiting: 0 });
  const failed = await at.get(`/${id}/results?outcome=failed`);
  expect(failed.items[0]).toMatchObject({ failure: '40003', maskedNewOpenid: null });
  expect(done.can).toMatchObject({ retry: true });
  expect((await at.post(`/${id}/retry`, {})).body).toMatchObject({
    state: 'waiting',
    counts: { waiting: 1, failed: 0 },
  });
  expect((await at.post(`/${id}/retry`, {})).body.error.code).toBe('migration.busy');
  await at.run(id);
  expect((await at.get(`/${id}`)).counts).toMatchObject({ converted: 9, joined: 9, failed: 0 });
});

it('names the old account by its appid where WeChat does not take its original id', async () => {
  at = await aMigration({ people: 2 });
  const id = await started();
  at.sandbox.failures.plan(changeopenid, 63178);
  await at.run(id);
  expect((await at.get(`/${id}`)).counts).toMatchObject({ converted: 2 });
  expect(await MovedOpenidModel.countDocuments({ outcome: 'converted' })).toBe(2);
});

it('is not started when the follower list is unknown, WeChat refuses the credentials, or time is over', async () => {
  at = await aMigration({ people: 1 });
  const checks = async (id: string) => {
    expect((await at.post(`/${id}/dry-run`)).status).toBe(202);
    await at.run(id);
    const { dryRun } = await at.get(`/${id}`);
    const levels = dryRun.checks.map((one: { name: string; level: string }) => [
      one.name,
      one.level,
    ]);
    return Object.fromEntries(levels) as Record<string, string>;
  };
  const id = await at.plan();
  at.sandbox.failures.plan('cgi-bin/tags/get', 40125);
  expect(await checks(id)).toMatchObject({ 'follower-list': 'blocking', credentials: 'blocking' });
  expect((await at.post(`/${id}/start`, { despite: true })).body.error.code).toBe(
    'migration.blocked',
  );
  await at.pull(at.from);
  at.app.later(8 * 86_400_000);
  expect(await checks(id)).toMatchObject({ 'follower-list': 'careful', credentials: 'good' });
  at.app.later(8 * 86_400_000);
  expect(await checks(id)).toMatchObject({ deadline: 'blocking' });
  expect((await at.post(`/${id}/start`, { despite: true })).body.error.code).toBe(
    'migration.blocked',
  );
  const as = await at.asStaff();
  await as(at.app.http.delete(`/api/wechat/migrations/${id}`)).expect(204);
  expect((await at.post(`/${id}/dry-run`)).status).toBe(404);
  expect((await at.get('')).items).toEqual([]);
});
