import mongoose from 'mongoose';
import { openidOf } from '../../../../scripts/wechat-sandbox/world.ts';
import { aMigration } from '../../../../tests/setup/a-migration.ts';
import { dyingPorts } from '../../../../tests/setup/dying-ports.ts';
import type { Ports } from '../../ports/ports.ts';
import { FollowerModel } from '../follower.model.ts';
import { MigrationModel } from './migration.model.ts';
import { MovedOpenidModel } from './moved-openid.model.ts';

const people = 230;
const batches = [1, 2, 3];
const changeopenid = 'cgi-bin/changeopenid';
const dayMs = 86_400_000;
let at: Awaited<ReturnType<typeof aMigration>>;
let id: string;

beforeEach(async () => {
  at = await aMigration({ people });
  await at.pull(at.from);
  id = await at.plan();
  await at.post(`/${id}/dry-run`);
  await at.run(id);
  at.confirm();
  expect((await at.post(`/${id}/start`, { despite: true })).status).toBe(202);
}, 60_000);
afterEach(() => at.stop());

const stored = (name: string) => mongoose.connection.collection(name);
const asked = () => at.sandbox.quotas.used(at.to.appid, changeopenid);

/** Everybody is moved, once; nobody's account or customer is lost. */
async function allIsWell() {
  const { state, counts } = await at.get(`/${id}`);
  expect(state).toBe('done');
  expect(counts).toMatchObject({ waiting: 0, converted: people, joined: people, apart: 0 });
  expect(await MovedOpenidModel.countDocuments()).toBe(people);
  const accounts = await stored('channel_accounts').find().toArray();
  const names = accounts.map(({ accountId }) => accountId).sort();
  const wanted = Array.from({ length: people }, (_, one) =>
    [at.from, at.to].map(({ appid }) => `${appid}:${openidOf(appid, `x${one}`)}`),
  );
  expect(names).toEqual(wanted.flat().sort());
  expect(await stored('customers').countDocuments({ status: 'active' })).toBe(people);
  expect(await FollowerModel.countDocuments({ appid: at.to.appid, isFollowing: true })).toBe(
    people,
  );
}

async function runAndDieAfter(answers: number) {
  const { ports, signal } = dyingPorts(at.app.ports, changeopenid, answers);
  await expect(at.run(id, ports, signal)).rejects.toThrow('killed');
}

describe('a migration that is interrupted', () => {
  it('goes on when the process died after every single batch', async () => {
    for (const batch of batches) {
      await runAndDieAfter(1);
      expect(await at.get(`/${id}`)).toMatchObject({
        state: 'running',
        counts: { waiting: people, converted: 0 },
      });
      await runAndDieAfter(batch);
      const kept = Math.min((batch - 1) * 100, people);
      expect((await at.get(`/${id}`)).counts).toMatchObject({ converted: kept, joined: 0 });
      await MovedOpenidModel.updateMany({}, { outcome: 'waiting', newOpenid: null });
      const counts = { waiting: people, converted: 0, gone: 0, failed: 0, joined: 0, apart: 0 };
      await MigrationModel.updateMany({}, { counts });
    }
    await at.run(id);
    expect(asked()).toBe(batches.reduce((sum, batch) => sum + 1 + batch, 0) + batches.length);
    await allIsWell();
  }, 60_000);

  it.each(batches)(
    'goes on when WeChat does not answer batch %i',
    async (batch) => {
      at.sandbox.failures.plan(changeopenid, 'drop', 4, batch - 1);
      await at.run(id);
      const paused = await at.get(`/${id}`);
      expect(paused).toMatchObject({ state: 'paused', note: '暂时连不上微信，请稍后再试。' });
      expect(paused.counts).toMatchObject({
        converted: (batch - 1) * 100,
        joined: (batch - 1) * 100,
        waiting: people - (batch - 1) * 100,
      });
      expect((await at.post(`/${id}/start`, {})).body.state).toBe('waiting');
      await at.run(id);
      await allIsWell();
    },
    60_000,
  );

  it('keeps WeChat’s answers when they cannot be taken over, and does that later', async () => {
    const { fieldEncryption } = at.app.ports;
    let hashes = 0;
    const failing: Ports['fieldEncryption'] = Object.assign(Object.create(fieldEncryption), {
      hash(purpose: string, text: string) {
        if (++hashes > 400) throw new Error('out of order');
        return fieldEncryption.hash(purpose, text);
      },
    });
    await at.run(id, { ...at.app.ports, fieldEncryption: failing });
    const failed = await at.get(`/${id}`);
    expect(failed).toMatchObject({ state: 'failed', note: expect.stringMatching('还没有并入') });
    expect(failed.counts).toMatchObject({ waiting: 0, converted: people });
    expect(failed.counts.joined).toBeLessThan(people);
    expect(asked()).toBe(batches.length);
    at.app.later(16 * dayMs);
    expect((await at.post(`/${id}/start`, {})).body.state).toBe('waiting');
    await at.run(id);
    expect(asked()).toBe(0);
    await allIsWell();
  }, 60_000);

  it('converts nobody after the fifteen days, and keeps what it has', async () => {
    at.sandbox.failures.plan(changeopenid, 45009, 1, 1);
    await at.run(id);
    at.app.later(15 * dayMs);
    expect((await at.post(`/${id}/start`, {})).body.state).toBe('waiting');
    await at.run(id);
    const over = await at.get(`/${id}`);
    expect(over).toMatchObject({
      state: 'failed',
      note: expect.stringMatching('已过微信允许的 15 天'),
    });
    expect(over.counts).toMatchObject({ waiting: people - 100, converted: 100, joined: 100 });
    expect((await at.post(`/${id}/retry`, {})).body.error.code).toBe('migration.over');
    expect(asked()).toBe(0);
  }, 60_000);
});
