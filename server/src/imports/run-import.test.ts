import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { Channel } from '@heyi/shared/identity/account-field';
import type { ColumnMap } from '@heyi/shared/imports/column-map';
import { aWorkbook } from '../../../tests/setup/a-workbook.ts';
import { testEncryption, useScratchDatabase } from '../../../tests/setup/scratch-database.ts';
import { operator } from '../cli/with-database.ts';
import { openContent } from '../identity/account-content.ts';
import { findAccountsNamed } from '../identity/identity.service.ts';
import { rejectionsOf } from './import-rejections.ts';
import { openImport } from './imports.service.ts';
import { runImport } from './run-import.ts';

useScratchDatabase();

const map: ColumnMap = {
  channel: 'agency',
  columns: { 编号: 'accountId', 姓名: 'name', 手机: 'mobile' },
};
const tools = { now: () => new Date('2026-03-01T08:00:00Z'), fieldEncryption: testEncryption };
const header = '编号,姓名,手机,备注';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'heyi-import-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

async function anImport(content: string | Buffer, channel: Channel | null = null) {
  const file = path.join(directory, 'list.csv');
  await writeFile(file, content);
  return openImport(
    { path: file, fileName: 'list.csv', channel, map, createdBy: operator.id },
    tools,
  );
}

const opener = (content: string | Buffer) => {
  const bytes = Buffer.from(content as string);
  return (from?: number, to?: number) => Readable.from([bytes.subarray(from, to)]);
};

const run = async (content: string | Buffer, signal?: AbortSignal) => {
  const { _id } = await anImport(content);
  return runImport(_id, {
    ...tools,
    open: opener(content),
    ...(signal ? { signal } : {}),
  });
};

const contentOf = async (name: string) => {
  const [account] = await findAccountsNamed(operator, name);
  return account && openContent(account, testEncryption);
};

describe('runImport', () => {
  it('makes an account of every row and keeps columns that are not mapped', async () => {
    const done = await run(`${header}\nA1,王芳,13800001111,老客户\nA2,李强,,\n`);
    expect(done).toMatchObject({ status: 'done', rows: 2, created: 2, updated: 0, rejected: 0 });
    expect(await contentOf('A1')).toEqual({
      fields: { name: '王芳', mobile: '13800001111' },
      extra: { 备注: '老客户' },
    });
  });

  it('updates a known row key, leaves an unchanged row alone', async () => {
    const done = await run(`${header}\nA1,王芳,13900002222,老客户\nA2,李强,,\n`);
    expect(done).toMatchObject({ created: 0, updated: 1, unchanged: 1 });
    expect((await contentOf('A1'))?.fields.mobile).toBe('13900002222');
  });

  it('dates an update by its list, and leaves what a later list no longer names', async () => {
    const month = (at: string) => ({ ...tools, now: () => new Date(at) });
    const take = async (content: string, at: string) => {
      const file = path.join(directory, 'monthly.csv');
      await writeFile(file, content);
      const list = { path: file, fileName: 'monthly.csv', channel: null, map };
      const { _id } = await openImport({ ...list, createdBy: operator.id }, month(at));
      return runImport(_id, { ...tools, open: opener(content) });
    };
    const dateOf = async (name: string) => (await findAccountsNamed(operator, name))[0]?.recordedAt;
    const [june, july] = ['2026-06-01T00:00:00Z', '2026-07-01T00:00:00Z'];
    await take(`${header}\nV1,王芳,1,\nV2,李强,2,\nV3,赵敏,3,\n`, june);
    const later = await take(`${header}\nV1,王芳,9,\nV2,李强,2,\n`, july);
    expect(later).toMatchObject({ created: 0, updated: 1, unchanged: 1 });
    expect(await dateOf('V1')).toEqual(new Date(july));
    expect(await dateOf('V2')).toEqual(new Date(june));
    expect(await dateOf('V3')).toEqual(new Date(june));
    expect((await contentOf('V3'))?.fields.name).toBe('赵敏');
  });

  it('keeps rejected rows with their reasons and takes the others', async () => {
    const done = await run(`${header}\nB1,赵敏,1,x\n,没有编号,1,x\nB2,只有三格,1\nB3,周芷,1,x\n`);
    expect(done).toMatchObject({ status: 'done', rows: 4, created: 2, rejected: 2 });
    const rejected = [];
    for await (const row of rejectionsOf(done._id, testEncryption)) rejected.push(row);
    expect(rejected).toMatchObject([
      { row: 3, column: '编号', reason: expect.stringContaining('账号编号是空的') },
      { row: 4, column: null, reason: expect.stringContaining('只有 3 格') },
    ]);
  });

  it('fails with the reason when the file is no list, and writes nothing', async () => {
    const done = await run('编号;姓名;手机\nC1;a;1\n');
    expect(done).toMatchObject({
      status: 'failed',
      rows: 0,
      failure: expect.stringContaining('分号'),
    });
    expect(await findAccountsNamed(operator, 'C1')).toEqual([]);
  });

  it('takes the last of several rows with the same key', async () => {
    await run(`${header}\nD1,旧名,1,\nD1,新名,1,\n`);
    expect((await contentOf('D1'))?.fields.name).toBe('新名');
  });

  const rowsNamed = (key: string) =>
    Array.from({ length: 3500 }, (_, at) => [`${key}${at}`, `王${at}`, '', '']);
  const columns = header.split(',');

  it.each<[string, string | Buffer]>([
    ['a CSV', [columns, ...rowsNamed('E')].map((row) => row.join(',')).join('\n')],
    ['a workbook', aWorkbook({ sheets: { 名单: [columns, ...rowsNamed('G')] }, shared: true })],
  ])('goes on in %s where it was stopped, without doubles', async (_, content) => {
    const stopping = new AbortController();
    const { _id } = await anImport(content);
    const stopped = runImport(_id, {
      ...tools,
      signal: stopping.signal,
      open: opener(content),
      onProgress: ({ rows: done }) => {
        if (done >= 2000) stopping.abort();
      },
    });
    await expect(stopped).rejects.toThrow();

    const again = await anImport(content);
    expect(again._id).toEqual(_id);
    expect(again.rows).toBeGreaterThanOrEqual(2000);
    expect(again.rows).toBeLessThan(3500);
    const done = await run(content);
    expect(done).toMatchObject({ status: 'done', rows: 3500, created: 3500, unchanged: 0 });
  });

  it('keeps headers that look like paths or operators', async () => {
    const file = path.join(directory, 'odd.csv');
    const content = '$编号,a.b,__proto__\nF1,王芳,x\n';
    await writeFile(file, content);
    const odd: ColumnMap = { columns: { $编号: 'accountId', 'a.b': 'name' } };
    const { _id } = await openImport(
      { path: file, fileName: 'odd.csv', channel: 'broker', map: odd, createdBy: operator.id },
      tools,
    );
    const done = await runImport(_id, {
      ...tools,
      open: () => Readable.from([Buffer.from(content)]),
    });
    expect(done).toMatchObject({ status: 'done', created: 1 });
    const found = await contentOf('F1');
    expect(found?.fields).toEqual({ name: '王芳' });
    expect(Object.entries(found?.extra ?? {})).toEqual([['__proto__', 'x']]);
  });
});
