import { setTimeout as wait } from 'node:timers/promises';
import type { DryRunView } from '@heyi/shared/imports/dry-run.schema';
import mongoose from 'mongoose';
import { startApp } from '../../../../tests/setup/app.ts';
import { anAccount, saveRecords, strangers } from '../../../../tests/setup/identities.ts';
import { defineIdentityJobs } from '../../identity/identity.jobs.ts';
import { resolveAll } from '../../identity/resolve-all.ts';
import { heldForMs } from '../held-imports.ts';
import { defineImportJobs } from '../imports.jobs.ts';
import { dropAbandonedFiles, recoverImports } from '../imports.service.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let operations: Awaited<ReturnType<typeof app.signInAs>>;

const fang = { name: '林小梅', mobile: '13712340001', documentNumber: '11010519491231002X' };
const yu = { name: '马思远', mobile: '13712340002' };

beforeAll(async () => {
  app = await startApp();
  operations = await app.signInAs('operations');
  const stored = [
    anAccount('F1', 'agency', fang),
    anAccount('Y1', 'agency', yu),
    anAccount('Y2', 'bancassurance', { documentNumber: '440524198001010013', name: '马思远' }),
    anAccount('U1', 'broker', { name: '欧阳雪', mobile: '13712340009' }),
    ...strangers(60),
  ];
  await saveRecords(stored, app.ports);
  await resolveAll(app.ports, () => undefined);
});
afterAll(() => app.stop());

const map = {
  columns: {
    编号: 'accountId',
    姓名: 'name',
    手机: 'mobile',
    证件号码: 'documentNumber',
    出生日期: 'birthday',
  },
};
const list = [
  '编号,姓名,手机,证件号码,出生日期',
  'B1,林小梅,13712340001,11010519491231002X,',
  'B2,马思远,13712340002,440524198001010013,1980-01-01',
  'B3,孙悟净,13712340003,320311197001010012,1970-01-01',
  'B4,孙悟净,13712340003,320311197001010012,1970-01-01',
  'U1,欧阳雪,13712340019,,',
  'B5,王甲,4.4E+17,,',
  ',无编号,,,',
  'B6,甄士隐,13712340077,,1960-02-02',
  'B6,甄士隐,13712340078,,1960-02-02',
  '',
].join('\n');

const hold = async (content = list, start = 'later') => {
  const { body } = await operations
    .as(app.http.post('/api/imports'))
    .field({ map: JSON.stringify(map), channel: 'broker', start })
    .attach('file', Buffer.from(content), { filename: '经代.csv' })
    .expect(201);
  return body;
};
const dryRun = (id: string) => operations.as(app.http.post(`/api/imports/${id}/dry-run`));
const show = (id: string) => operations.as(app.http.get(`/api/imports/${id}/dry-run`));
const start = (id: string) => operations.as(app.http.post(`/api/imports/${id}/start`));
const drop = (id: string) => operations.as(app.http.delete(`/api/imports/${id}`));

async function ended(id: string): Promise<DryRunView> {
  for (;;) {
    const { body } = await show(id).expect(200);
    if (body.status !== 'waiting' && body.status !== 'running') return body;
    await wait(50);
  }
}

const collection = (name: string) => mongoose.connection.collection(name);
const everything = async () =>
  Promise.all(
    ['channel_accounts', 'customers', 'link_events', 'review_pairs', 'import_rejections'].map(
      (name) => collection(name).find().sort({ _id: 1 }).toArray(),
    ),
  );

let held: { id: string; status: string };

it('holds an uploaded list until somebody decides, the same one once', async () => {
  held = await hold();
  expect(held.status).toBe('held');
  expect((await hold()).id).toBe(held.id);
  await show(held.id).expect(404);
  expect(await collection('jobs').countDocuments({ name: 'import' })).toBe(0);
});

it('waits for a worker, also for one that is started later', async () => {
  const { body } = await dryRun(held.id).expect(202);
  expect(body).toMatchObject({ status: 'waiting', stage: 'list', examples: [], summary: null });
  await dryRun(held.id).expect(202);
  expect(await collection('jobs').countDocuments({ name: 'dry-run' })).toBe(1);
  await collection('jobs').deleteMany({});
  defineImportJobs(app.ports);
  defineIdentityJobs(app.ports);
  await app.ports.jobs.start();
  await recoverImports(app.ports.jobs);
});

it('tells what would merge with what is there, and writes nothing to it', async () => {
  const before = await everything();
  const { status, summary, failure } = await ended(held.id);
  expect([status, failure]).toEqual(['done', null]);
  expect(summary).toMatchObject({
    rows: 9,
    rejected: 2,
    rejectedBy: [
      { code: 'cell.digits-lost', count: 1 },
      { code: 'key.empty', count: 1 },
    ],
    repeated: 1,
    created: 5,
    updated: 1,
    unchanged: 0,
    stored: 64,
    joining: 2,
    settling: 3,
    newCustomers: 2,
    mergedCustomers: 1,
    leaving: 0,
    modelVersion: expect.any(String),
  });
  expect(await everything()).toEqual(before);
});

it('shows pairs with their evidence, masked; in the database they are sealed', async () => {
  const { body, text } = await show(held.id).expect(200);
  const kinds = body.examples.map(({ kind }: { kind: string }) => kind);
  expect(kinds).toEqual(expect.arrayContaining(['merge', 'join', 'together']));
  const join = body.examples.find(({ kind }: { kind: string }) => kind === 'join').pairs[0];
  expect(join).toMatchObject({
    rule: 'national-id',
    accounts: expect.arrayContaining([
      expect.objectContaining({ row: 2, id: null, accountId: 'B1', name: '林**' }),
      expect.objectContaining({ row: null, accountId: 'F1', mobile: '137****0001' }),
    ]),
  });
  expect(join.parts.length).toBeGreaterThan(2);
  const raw = JSON.stringify(await collection('dry_runs').find().toArray());
  for (const secret of ['林小梅', '13712340001', '11010519491231002X', '1980-01-01']) {
    expect(text).not.toContain(secret);
    expect(raw).not.toContain(secret);
  }
});

it('is closed to strangers; who may only look may not start anything', async () => {
  const [trainer, officer] = [await app.signInAs('training'), await app.signInAs('compliance')];
  await trainer.as(app.http.get(`/api/imports/${held.id}/dry-run`)).expect(403);
  await officer.as(app.http.get(`/api/imports/${held.id}/dry-run`)).expect(200);
  await officer.as(app.http.post(`/api/imports/${held.id}/dry-run`)).expect(403);
  await officer.as(app.http.delete(`/api/imports/${held.id}/dry-run`)).expect(403);
  await officer.as(app.http.post(`/api/imports/${held.id}/start`)).expect(403);
  await officer.as(app.http.delete(`/api/imports/${held.id}`)).expect(403);
});

it('says why a list cannot be tried, and that a cancelled one was', async () => {
  const bad = await hold('编号;姓名\n1;a\n');
  await dryRun(bad.id).expect(202);
  expect(await ended(bad.id)).toMatchObject({
    status: 'failed',
    failure: expect.stringContaining('分号'),
  });
  await drop(bad.id).expect(204);
  await operations.as(app.http.get(`/api/imports/${bad.id}`)).expect(404);

  const many = Array.from({ length: 30_000 }, (_, at) => `M${at},王${at},,,`).join('\n');
  const long = await hold(`编号,姓名,手机,证件号码,出生日期\n${many}\n`);
  await dryRun(long.id).expect(202);
  await operations.as(app.http.delete(`/api/imports/${long.id}/dry-run`)).expect(204);
  expect(await ended(long.id)).toMatchObject({ status: 'cancelled', summary: null });
  await dryRun(long.id).expect(202);
  expect(await ended(long.id)).toMatchObject({ status: 'done', summary: { created: 30_000 } });
  await drop(long.id).expect(204);
  expect(await collection('dry_runs').countDocuments()).toBe(1);
});

it('comes true: the import does what the dry run said, which is gone then', async () => {
  const { summary } = (await show(held.id)).body as DryRunView;
  const before = await collection('customers').countDocuments({ status: 'active' });
  const answers = await Promise.all([start(held.id), start(held.id), drop(held.id)]);
  expect(answers.filter(({ status }) => status < 300)).toHaveLength(1);
  expect(answers.filter(({ body }) => body.error?.code === 'import.begun').length).toBe(2);
  for (;;) {
    const { body } = await operations.as(app.http.get(`/api/imports/${held.id}`));
    if (body.status === 'done') {
      expect(body).toMatchObject({ rows: 9, created: 5, updated: 1, rejected: 2 });
      break;
    }
    await wait(50);
  }
  await resolveAll(app.ports, () => undefined);
  const after = await collection('customers').countDocuments({ status: 'active' });
  expect(after - before).toBe((summary?.newCustomers ?? 0) - (summary?.mergedCustomers ?? 0));
  await show(held.id).expect(404);
  await drop(held.id).expect(409);
  await dryRun(held.id).expect(409);
});

it('is forgotten with its list after a week, other files stay', async () => {
  const forgotten = await hold(`${list}B9,旧,,,\n`);
  await dryRun(forgotten.id).expect(202);
  await ended(forgotten.id);
  const soon = new Date(app.ports.now().getTime() + heldForMs - 1000);
  await dropAbandonedFiles(soon);
  await show(forgotten.id).expect(200);
  app.later(heldForMs + 1000);
  operations = await app.signInAs('operations');
  const fresh = await hold(`${list}B8,新,,,\n`);
  await dropAbandonedFiles(app.ports.now());
  await operations.as(app.http.get(`/api/imports/${forgotten.id}`)).expect(404);
  await show(forgotten.id).expect(404);
  const chunks = await collection('import_file_chunks').distinct('importId');
  expect(chunks.map(String)).toEqual([fresh.id]);
});
