import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { ImportView } from '@heyi/shared/imports/imports.schema';
import mongoose from 'mongoose';
import { aWorkbook } from '../../../tests/setup/a-workbook.ts';
import { startApp } from '../../../tests/setup/app.ts';
import { defineIdentityJobs } from '../identity/identity.jobs.ts';
import { defineImportJobs } from './imports.jobs.ts';
import { recoverImports } from './imports.service.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let operations: Awaited<ReturnType<typeof app.signInAs>>;

beforeAll(async () => {
  app = await startApp();
  defineImportJobs(app.ports);
  defineIdentityJobs(app.ports);
  operations = await app.signInAs('operations');
});
afterAll(() => app.stop());

const map = { channel: 'broker', columns: { 编号: 'accountId', 姓名: 'name', 手机: 'mobile' } };
const header = '编号,姓名,手机';

const send = (
  content: string | Buffer,
  fields: Record<string, string> = { map: JSON.stringify(map) },
) => {
  const request = operations.as(app.http.post('/api/imports'));
  for (const [name, value] of Object.entries(fields)) request.field(name, value);
  return request.attach('file', Buffer.from(content), { filename: '经代 名单.csv' });
};

const show = async (id: string): Promise<ImportView> =>
  (await operations.as(app.http.get(`/api/imports/${id}`)).expect(200)).body;

async function finished(id: string): Promise<ImportView> {
  for (;;) {
    const found = await show(id);
    if (found.status === 'done' || found.status === 'failed') return found;
    await wait(100);
  }
}

const storedChunks = () => mongoose.connection.collection('import_file_chunks').find();

describe('POST /imports', () => {
  let first: ImportView;

  it('stores the list sealed until a worker has read it', async () => {
    const { body } = await send(`${header}\nQ1,孙悟空,13700001111\nQ2,坏行\n`).expect(201);
    expect(body).toMatchObject({ status: 'waiting', fileName: '经代 名单.csv', channel: null });
    first = body;
    const raw = await storedChunks().toArray();
    expect(raw.length).toBeGreaterThan(0);
    expect(JSON.stringify(raw)).not.toContain('13700001111');
  });

  it('is taken up by the next worker when its job was lost, and lets go of the file', async () => {
    await mongoose.connection.collection('jobs').deleteMany({});
    await recoverImports(app.ports.jobs);
    await app.ports.jobs.start();
    expect(await finished(first.id)).toMatchObject({
      status: 'done',
      rows: 2,
      created: 1,
      rejected: 1,
      bytesDone: first.bytesTotal,
    });
    while ((await storedChunks().toArray()).length > 0) await wait(100);
  });

  it('reads a workbook out of its sealed pieces', async () => {
    const rows = Array.from({ length: 2500 }, (_, at) => [
      `X${at}`,
      `王${at}`,
      13_800_000_000 + at,
      randomBytes(600).toString('base64'),
    ]);
    const content = aWorkbook({
      sheets: { 名单: [[...header.split(','), '备注'], ...rows, ['', '没有编号']] },
      shared: true,
    });
    expect(content.length).toBeGreaterThan(1.5 * 1024 * 1024);
    const { body } = await send(content).expect(201);
    expect(await finished(body.id)).toMatchObject({
      status: 'done',
      rows: 2501,
      created: 2500,
      rejected: 1,
      failure: null,
    });
  });

  it('says why a list could not be read', async () => {
    const { body } = await send('').expect(201);
    expect(await finished(body.id)).toMatchObject({
      status: 'failed',
      failure: expect.stringContaining('文件是空的'),
    });
  });

  it('takes the same unfinished list once', async () => {
    const content = `${header}\n${Array.from({ length: 5000 }, (_, at) => `R${at},王${at},`).join('\n')}\n`;
    const [one, other] = await Promise.all([send(content), send(content)]);
    await Promise.all([finished(one.body.id), finished(other.body.id)]);
    const { body } = await operations
      .as(app.http.post('/api/identity/accounts/search'))
      .send({ query: 'R7' })
      .expect(200);
    expect(body.items).toHaveLength(1);
  });

  it.each<[string, Record<string, string>]>([
    ['a map that is no JSON', { map: '{' }],
    ['a map with an unknown field', { map: JSON.stringify({ columns: { a: 'nmae' } }) }],
    ['a map with a prototype', { map: '{"columns":{"__proto__":{"x":"name"}}}' }],
    ['an unknown channel', { map: JSON.stringify(map), channel: 'telesales' }],
    ['an unknown field beside it', { map: JSON.stringify(map), colour: 'red' }],
    ['no map', {}],
  ])('refuses %s', async (_, fields) => {
    const { body } = await send(`${header}\n1,a,2\n`, fields).expect(400);
    expect(body.error.code).toBe('input.invalid');
    expect(body.error.details.length).toBeGreaterThan(0);
  });

  it('refuses whoever may not import, before anything is stored', async () => {
    const { as } = await app.signInAs('training');
    const before = await mongoose.connection.collection('imports').countDocuments();
    const { status } = await as(app.http.post('/api/imports'))
      .field('map', JSON.stringify(map))
      .attach('file', Buffer.from(`${header}\n1,a,2\n`), { filename: 'a.csv' });
    expect(status).toBe(403);
    expect(await mongoose.connection.collection('imports').countDocuments()).toBe(before);
  });
});

describe('GET /imports', () => {
  it('pages from the newest', async () => {
    const first = await operations.as(app.http.get('/api/imports?limit=2')).expect(200);
    expect(first.body.items).toHaveLength(2);
    const second = await operations
      .as(app.http.get(`/api/imports?limit=2&cursor=${first.body.nextCursor}`))
      .expect(200);
    const ids = [...first.body.items, ...second.body.items].map(({ id }: ImportView) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort().reverse()).toEqual(ids);
  });

  it('answers 404 for an id that does not exist', async () => {
    const { body } = await operations
      .as(app.http.get(`/api/imports/${'0'.repeat(24)}`))
      .expect(404);
    expect(body.error.code).toBe('import.not_found');
  });
});

const rejected = (
  who: typeof operations,
  id: string,
  body: object = { reason: '改正后重新导入' },
) => who.as(app.http.post(`/api/imports/${id}/rejected`)).send(body);

describe('POST /imports/:id/rejected', () => {
  it('gives the rejected rows as a file that a spreadsheet opens safely', async () => {
    const { body } = await send(`${header}\n,=HYPERLINK("http://x"),1\nS1,李强,1\n`).expect(201);
    await finished(body.id);
    const file = await rejected(operations, body.id).expect(200);
    expect(file.headers['content-type']).toContain('text/csv');
    expect(file.headers['content-disposition']).toContain(encodeURIComponent('未导入'));
    expect(file.text).toContain(`'=HYPERLINK`);
    expect(file.text).toContain('账号编号是空的');
  });

  it('is in the audit trail with who, which import and why, each time', async () => {
    const { body } = await send(`${header}\n,李不明,1\nS2,李强,1\n`).expect(201);
    await finished(body.id);
    await rejected(operations, body.id).expect(200);
    await rejected(operations, body.id, { reason: '发给网点改正' }).expect(200);
    const officer = await app.signInAs('compliance');
    const audit = await officer.as(app.http.get(`/api/audit?targetId=${body.id}`)).expect(200);
    const downloads = audit.body.items.filter(
      ({ action }: { action: string }) => action === 'import.rejected_downloaded',
    );
    const actor = { id: operations.id, name: operations.username };
    expect(downloads).toMatchObject([
      { actor, details: { reason: '发给网点改正', rows: 1 } },
      { actor, details: { reason: '改正后重新导入', rows: 1 } },
    ]);
    expect(audit.text).not.toContain('李不明');
  });

  it('is refused without a reason, and to whoever may not import; neither is noted', async () => {
    const { body } = await send(`${header}\n,a,1\nS3,李强,1\n`).expect(201);
    await finished(body.id);
    await rejected(operations, body.id, {}).expect(400);
    await rejected(operations, body.id, { reason: '13812345678 来电' }).expect(400);
    await rejected(await app.signInAs('compliance'), body.id).expect(403);
    const entries = mongoose.connection.collection('audit_entries');
    const noted = { action: 'import.rejected_downloaded', 'target.id': body.id };
    expect(await entries.countDocuments(noted)).toBe(0);
  });
});
