import type {
  CurrentSettings,
  PreviewPairView,
  PreviewView,
  SettingsVersionView,
} from '@heyi/shared/identity/settings.schema';
import mongoose from 'mongoose';
import { startApp } from '../../../../tests/setup/app.ts';
import { anAccount, saveRecords, strangers } from '../../../../tests/setup/identities.ts';
import { withLease } from '../../database/lease.ts';
import { LeaseHeldError } from '../../database/lease-held-error.ts';
import type { SealedPlace } from '../../database/sealed-field.ts';
import { identityLease } from '../identity-lease.ts';
import { resolveAll } from '../resolve-all.ts';
import { runPreview } from './run-preview.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let operations: Awaited<ReturnType<typeof app.signInAs>>;
let service: Awaited<ReturnType<typeof app.signInAs>>;

const nobody = 'f'.repeat(24);
const usual = { upper: 0.95, lower: 0.5 };
const strict = { upper: 0.999999, lower: 0.999 };
const reason = { reason: '试算过，看过例子' };

/** Linked by the usual bars, by strict ones no longer. */
const likely = ['agency', 'broker'].map((channel) =>
  anAccount(`L-${channel}`, channel as 'agency', { name: '牛大力', mobile: '13700000021' }),
);
const doubtful = [
  anAccount('N1', 'agency', { name: '马小海', mobile: '13700000031' }),
  anAccount('M1', 'broker', { mobile: '13700000031' }),
];

beforeAll(async () => {
  app = await startApp();
  operations = await app.signInAs('operations');
  service = await app.signInAs('customer-service');
  await saveRecords([...strangers(60), ...likely, ...doubtful], app.ports);
});
afterAll(() => app.stop());

const get = (who: typeof service, path: string) => who.as(app.http.get(`/api/identity${path}`));
const post = (who: typeof service, path: string, body?: object) => {
  const request = who.as(app.http.post(`/api/identity${path}`));
  return body ? request.send(body) : request;
};
const resolve = () => resolveAll(app.ports, () => undefined);
const run = (id: string) => runPreview(id, app.ports, new AbortController().signal);
const show = async (id: string): Promise<PreviewView> =>
  (await get(operations, `/previews/${id}`).expect(200)).body;
const current = async (): Promise<CurrentSettings> =>
  (await get(operations, '/settings').expect(200)).body;
const start = async (bars: typeof usual, modelRunId: string | null = null): Promise<PreviewView> =>
  (await post(operations, '/previews', { bars, modelRunId }).expect(202)).body;
async function tried(bars: typeof usual, modelRunId: string | null = null) {
  const { id } = await start(bars, modelRunId);
  await run(id);
  return show(id);
}
const pairsOf = async (id: string, kind: string): Promise<PreviewPairView[]> =>
  (await get(operations, `/previews/${id}/pairs?kind=${kind}`).expect(200)).body.items;
const accountIds = (pairs: PreviewPairView[]) =>
  pairs.map(({ accounts }) => accounts.map(({ accountId }) => accountId).sort());
const everything = async () => {
  const names = ['channel_accounts', 'customers', 'link_events', 'review_pairs', 'resolution_runs'];
  const found = await Promise.all(
    names.map((name) => mongoose.connection.collection(name).find().sort({ _id: 1 }).toArray()),
  );
  return JSON.stringify(found);
};

describe('before anybody changed anything', () => {
  it('the product decides by its own bars, and each run learns anew', async () => {
    const initial = { version: 0, bars: usual, modelRunId: null, before: null, by: null };
    expect(await current()).toMatchObject({
      current: initial,
      lastRunBy: null,
      lastRunId: null,
      can: { change: true },
    });
    await resolve();
    expect(await current()).toMatchObject({ current: initial, lastRunBy: 0 });
    expect((await get(service, '/settings').expect(200)).body.can).toEqual({ change: false });
    const { body } = await get(operations, '/settings/versions').expect(200);
    expect(body).toEqual({ items: [], nextCursor: null });
  });
});

describe('a preview', () => {
  it('of what is in force already changes nothing', async () => {
    const { status, result } = await tried(usual);
    expect(status).toBe('done');
    expect(result).toMatchObject({
      accounts: 64,
      newAccounts: 0,
      customers: { before: 63, after: 63 },
      joined: { accounts: 0, customers: 0 },
      split: { accounts: 0, customers: 0 },
      review: { before: 1, after: 1, asked: 0, unasked: 0 },
      byHand: { merged: 0, split: 0, rejected: 0 },
    });
  });

  it('of higher bars tells who would part and which doubts would end, and writes nothing', async () => {
    const before = await everything();
    const preview = await tried(strict);
    expect(await everything()).toBe(before);
    expect(preview).toMatchObject({
      status: 'done',
      bars: strict,
      before: { bars: usual },
      basedOn: 0,
      by: { name: operations.username },
      can: { cancel: true, apply: true },
    });
    expect(preview.result).toMatchObject({
      customers: { before: 63, after: 64 },
      split: { accounts: 1, customers: 1 },
      joined: { accounts: 0, customers: 0 },
    });
    expect(accountIds(await pairsOf(preview.id, 'split'))).toEqual([['L-agency', 'L-broker']]);
    const unasked = await get(operations, `/previews/${preview.id}/pairs?kind=unasked`);
    expect(accountIds(unasked.body.items)).toEqual([['M1', 'N1']]);
    expect(unasked.text).not.toMatch(/马小海|13700000031/);
    await get(operations, `/previews/${preview.id}/pairs?kind=unasked&cursor=x`).expect(400);
  });

  it('shows how all compared pairs spread, with as many pairs above a bar as it says', async () => {
    const { result } = await tried(usual);
    const { free, held, from, step } = result?.histogram ?? {
      free: [],
      held: [],
      from: 0,
      step: 0,
    };
    expect(free.length).toBe(held.length);
    const above = (counts: number[], bits: number) =>
      counts.reduce((sum, count, at) => (from + at * step >= bits ? sum + count : sum), 0);
    expect(above(free, 6)).toBe(1);
    expect(above(free, -100) + above(held, -100)).toBe(2);
  });

  it('counts accounts that came since the last run apart', async () => {
    const late = ['agency', 'broker'].map((channel) =>
      anAccount(`T-${channel}`, channel as 'agency', { name: '羊小云', mobile: '13700000041' }),
    );
    await saveRecords(late, app.ports);
    const { result } = await tried(usual);
    expect(result).toMatchObject({
      newAccounts: 2,
      customers: { before: 63, after: 64 },
      joined: { accounts: 0, customers: 0 },
    });
    await resolve();
  });

  it('is stopped by whoever may start it, and stays stopped', async () => {
    const { id } = await start(strict);
    const { body } = await post(operations, `/previews/${id}/cancel`).expect(200);
    expect(body).toMatchObject({ status: 'cancelled', can: { cancel: false, apply: false } });
    await run(id);
    expect(await show(id)).toMatchObject({ status: 'cancelled', result: null });
    const again = await post(operations, `/previews/${id}/cancel`).expect(409);
    expect(again.body.error.code).toBe('preview.ended');
    const apply = await post(operations, `/previews/${id}/apply`, reason).expect(409);
    expect(apply.body.error.code).toBe('preview.not_done');
  });

  it('that is stopped half-way comes to no outcome', async () => {
    const { id } = await start(strict);
    let isFirst = true;
    const stoppingPorts = {
      ...app.ports,
      fieldEncryption: {
        ...app.ports.fieldEncryption,
        open<T>(sealed: Uint8Array, place: SealedPlace): T {
          if (isFirst && place.startsWith('channel-account')) {
            isFirst = false;
            void mongoose.connection
              .collection('identity_previews')
              .updateOne(
                { _id: new mongoose.Types.ObjectId(id) },
                { $set: { status: 'cancelled' } },
              );
          }
          return app.ports.fieldEncryption.open<T>(sealed, place);
        },
      },
    };
    await runPreview(id, stoppingPorts, new AbortController().signal);
    expect(isFirst).toBe(false);
    expect(await show(id)).toMatchObject({ status: 'cancelled', result: null });
  });

  it('waits for a run, and goes on after a stop of the process', async () => {
    const { id } = await start(usual);
    await withLease(identityLease, () => expect(run(id)).rejects.toThrow(LeaseHeldError));
    expect(await show(id)).toMatchObject({ status: 'waiting' });
    await expect(runPreview(id, app.ports, AbortSignal.abort())).rejects.toThrow();
    expect((await show(id)).status).toMatch(/waiting|running/);
    await run(id);
    expect(await show(id)).toMatchObject({ status: 'done' });
    const finishedAt = (await show(id)).finishedAt;
    await run(id);
    expect((await show(id)).finishedAt).toBe(finishedAt);
  });

  it('tells that it failed, and why', async () => {
    const { id } = await start(usual);
    const broken = {
      ...app.ports,
      fieldEncryption: {
        ...app.ports.fieldEncryption,
        open: () => {
          throw new Error('钥匙不对');
        },
      },
    };
    await expect(runPreview(id, broken, new AbortController().signal)).rejects.toThrow('钥匙不对');
    expect(await show(id)).toMatchObject({ status: 'failed', can: { apply: false } });
  });

  it('is refused for bars that make no sense, in plain Chinese', async () => {
    const refused = async (bars: object) =>
      (await post(operations, '/previews', { bars, modelRunId: null }).expect(400)).body.error
        .details;
    expect(await refused({ upper: 0.8, lower: 0.9 })).toEqual([
      { in: 'body', path: 'bars.lower', message: '人工核对线不能高于自动归并线' },
    ]);
    expect(await refused({ upper: 1, lower: 0 })).toEqual([
      { in: 'body', path: 'bars.upper', message: '自动归并线不能高于 99.9999%' },
      { in: 'body', path: 'bars.lower', message: '人工核对线不能低于 1%' },
    ]);
    expect(await refused({ upper: 0.4, lower: 0.3 })).toMatchObject([
      { message: '自动归并线不能低于 50%' },
    ]);
    expect(await refused({ upper: '0.9', lower: null })).toMatchObject([
      { message: '请填 0 到 1 之间的数' },
      { message: '请填 0 到 1 之间的数' },
    ]);
  });

  it('of the model of no run, or of one that an older engine learned, is refused', async () => {
    await post(operations, '/previews', { bars: usual, modelRunId: nobody }).expect(404);
    const runs = mongoose.connection.collection('resolution_runs');
    const { insertedId } = await runs.insertOne({
      status: 'done',
      startedAt: new Date(0),
      matchModel: { version: 'fs0-00000000', accounts: 1 },
    });
    const body = { bars: usual, modelRunId: insertedId.toHexString() };
    const { error } = (await post(operations, '/previews', body).expect(409)).body;
    expect(error.code).toBe('model.outdated');
    await runs.deleteOne({ _id: insertedId });
  });
});

describe('what was tried', () => {
  let applied: SettingsVersionView;

  it('is put in force with a reason: the next version, in the audit trail, and a run is queued', async () => {
    const { id } = await tried(strict);
    await post(operations, `/previews/${id}/apply`, {}).expect(400);
    const { body } = await post(operations, `/previews/${id}/apply`, reason).expect(201);
    applied = body;
    expect(applied).toMatchObject({
      version: 1,
      bars: strict,
      before: { bars: usual },
      previewId: id,
      by: { name: operations.username },
      ...reason,
    });
    expect(await show(id)).toMatchObject({ status: 'applied', appliedAs: 1 });
    expect(await current()).toMatchObject({ current: { version: 1 }, lastRunBy: 0 });
    const jobs = await mongoose.connection.collection('jobs').find({ name: 'resolve' }).toArray();
    expect(jobs.length).toBeGreaterThan(0);
    const officer = await app.signInAs('compliance');
    const audit = await officer.as(app.http.get('/api/audit?action=identity.settings_changed'));
    expect(audit.body.items).toMatchObject([
      { actor: { name: operations.username }, details: { ...strict, version: 1, ...reason } },
    ]);
    await resolve();
    expect(await current()).toMatchObject({ lastRunBy: 1 });
    const { items } = (await get(operations, '/runs').expect(200)).body;
    expect(items[0]).toMatchObject({ settings: { version: 1, bars: strict } });
  });

  it('cannot be applied when somebody was faster, and says who', async () => {
    const [one, other] = [await tried(usual), await tried({ upper: 0.9, lower: 0.4 })];
    const answers = await Promise.all([
      post(operations, `/previews/${one.id}/apply`, reason),
      post(operations, `/previews/${other.id}/apply`, reason),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const lost = answers.find(({ status }) => status === 409);
    expect(lost?.body.error).toMatchObject({
      code: 'settings.changed',
      details: { version: 2, by: { name: operations.username } },
    });
    const { body } = await get(operations, '/settings/versions').expect(200);
    expect(body.items.map(({ version }: SettingsVersionView) => version)).toEqual([2, 1]);
    expect(body.items[0].before).toMatchObject({ bars: strict });
  });

  it('can be a model: it is kept until another is, or each run learns anew again', async () => {
    await resolve();
    const { lastRunId } = await current();
    const kept = await tried(usual, lastRunId);
    expect(kept.modelVersion).toBe(kept.result?.model.version);
    await post(operations, `/previews/${kept.id}/apply`, reason).expect(201);
    await saveRecords(strangers(90).slice(60), app.ports);
    await resolve();
    const models = await get(operations, '/models').expect(200);
    expect(models.body.items[0]).toMatchObject({ id: lastRunId, isKept: true });
    const anew = await tried(usual, null);
    expect(anew).toMatchObject({ before: { modelRunId: lastRunId }, modelRunId: null });
    expect(anew.result?.model.version).not.toBe(kept.result?.model.version);
    await post(operations, `/previews/${anew.id}/apply`, reason).expect(201);
    await resolve();
    const after = await get(operations, '/models').expect(200);
    expect(after.body.items[0]).toMatchObject({ isKept: false });
    expect(after.body.items[0].version).toBe(anew.result?.model.version);
  });
});

it('lists previews, newest first, without their pairs', async () => {
  const { body } = await get(service, '/previews?limit=2').expect(200);
  expect(body.items).toHaveLength(2);
  expect(body.items[0].can).toEqual({ cancel: false, apply: false });
  expect(body.nextCursor).not.toBeNull();
});

it('is for operations and administrators to change; who may see identities looks on', async () => {
  const { id } = await tried(usual);
  const proposal = { bars: strict, modelRunId: null };
  for (const role of ['customer-service', 'compliance', 'channel-manager'] as const) {
    const who = await app.signInAs(role);
    await post(who, '/previews', proposal).expect(403);
    await post(who, `/previews/${id}/cancel`).expect(403);
    await post(who, `/previews/${id}/apply`, reason).expect(403);
    await get(who, `/previews/${id}`).expect(200);
  }
  const trainer = await app.signInAs('training');
  for (const path of ['/settings', '/settings/versions', '/previews', `/previews/${id}/pairs`])
    await get(trainer, path).expect(403);
  const administrator = await app.signInAs('administrator');
  await post(administrator, `/previews/${nobody}/apply`, reason).expect(404);
  await post(administrator, `/previews/${id}/cancel`).expect(200);
});
