import { Readable } from 'node:stream';
import type { ImportView } from '@heyi/shared/imports/imports.schema';
import mongoose, { Types } from 'mongoose';
import { aWorkbook } from '../../../tests/setup/a-workbook.ts';
import { startApp } from '../../../tests/setup/app.ts';
import { rejectionsOf } from './import-rejections.ts';
import { runStoredImport } from './imports.service.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let operations: Awaited<ReturnType<typeof app.signInAs>>;

beforeAll(async () => {
  app = await startApp();
  operations = await app.signInAs('operations');
});
afterAll(() => app.stop());

const header = '编号,姓名,手机,证件,生日';
const map = {
  channel: 'agency',
  columns: {
    编号: 'accountId',
    姓名: 'name',
    手机: 'mobile',
    证件: 'documentNumber',
    生日: 'birthday',
  },
};

const post = (content: string | Buffer, name = '名单.csv', columns: object = map) =>
  operations
    .as(app.http.post('/api/imports'))
    .field('map', JSON.stringify(columns))
    .attach('file', Buffer.from(content as string), { filename: name });

const count = (name: string) => mongoose.connection.collection(name).countDocuments();

/** Takes the list in as a worker does and tells what every client sees of it. */
async function imported(...list: Parameters<typeof post>): Promise<ImportView> {
  const { body } = await post(...list).expect(201);
  await runStoredImport(body.id, app.ports, new AbortController().signal);
  expect(await count('import_file_chunks')).toBe(0);
  return (await operations.as(app.http.get(`/api/imports/${body.id}`)).expect(200)).body;
}

const bytes = (...codes: number[]) => Buffer.from(codes);
const many = (length: number) => Array.from({ length }, (_, at) => `列${at}`).join(',');

it.each<[string, string | Buffer, RegExp]>([
  ['an empty file', '', /文件是空的/],
  ['a header alone', `${header}\n`, /只有表头/],
  ['semicolons', `${header.replaceAll(',', ';')}\n1;a;2;;\n`, /分号/],
  ['tabs', `${header.replaceAll(',', '\t')}\n1\ta\t2\t\t\n`, /制表符/],
  ['a picture named .csv', bytes(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0), /PNG 图片/],
  ['a binary named .csv', Buffer.alloc(5000, 'ab\x00\x01\x02'), /控制字符/],
  ['a broken workbook', bytes(0x50, 0x4b, 3, 4, 0, 0, 1, 2, 3, 255), /工作簿已损坏/],
  ['headers twice', `${header},姓名\n1,a,2,,,b\n`, /“姓名”出现了多次/],
  ['a column that the map names and the list lacks', '编号,姓名\n1,a\n', /没有映射表里写的/],
  ['1,000 columns', `${header},${many(995)}\n1,a,2\n`, /有 1000 列，最多 512 列/],
  ['a header with NUL', `编号,姓\0名,手机,证件,生日\n1,a,2,,\n`, /表头里有乱码/],
  ['a quote without end', `${header}\n1,"a,2,,\n2,b,3,,\n`, /双引号没有配对/],
])('%s is refused with the reason, and nothing is written', async (_, content, words) => {
  const before = await count('channel_accounts');
  const found = await imported(content);
  expect(found).toMatchObject({ status: 'failed', rows: 0, created: 0, rejected: 0 });
  expect(found.failure).toMatch(words);
  expect(found.failure).toMatch(/^名单\.csv：\P{ASCII}/u);
  expect(await count('channel_accounts')).toBe(before);
});

it.each<[string, object]>([
  ['an unknown field', { columns: { 编号: 'accuontId' } }],
  ['a field mapped twice', { columns: { 编号: 'accountId', 手机: 'accountId' } }],
  ['a header mapped twice', { columns: { 编号: 'accountId', '编号 ': 'mobile' } }],
  ['no columns', { columns: {} }],
])('a map with %s is refused before anything is stored', async (_, columns) => {
  const before = [await count('imports'), await count('import_file_chunks')];
  const { body } = await post(`${header}\n1,a,2,,\n`, '名单.csv', columns).expect(400);
  expect(body.error.code).toBe('input.invalid');
  expect(body.error.details[0].message).toMatch(/\p{Script=Han}/u);
  expect([await count('imports'), await count('import_file_chunks')]).toEqual(before);
});

const good = (key: string) => `${key},王芳,13800001111,,1990-04-01\n`;

it.each<[string, string | Buffer, RegExp]>([
  ['a cell of 10 MB', `X,"${'长'.repeat(3_500_000)}",1,,\n`, /姓名.*最多 32767 个字/],
  ['NUL', 'X,王\0芳,1,,\n', /姓名.*空字符（NUL）/],
  [
    'a lone surrogate',
    Buffer.concat([Buffer.from('X,'), bytes(0xed, 0xa0, 0x80), Buffer.from(',1,,\n')]),
    /姓名.*无法识别的字节/,
  ],
  ['an ID number as a float', 'X,王芳,1,4.4E+17,\n', /证件.*4\.4E\+17.*已丢失/],
  ['a mobile as a float', 'X,王芳,1.38E+10,,\n', /手机.*已丢失/],
  ['too few cells', 'X,王芳\n', /只有 2 格/],
  ['too many cells', 'X,王芳,1,,,北京\n', /有 6 格/],
  ['no key', ',王芳,1,,\n', /编号.*是空的/],
  ['a formula that failed', 'X,#N/A,1,,\n', /姓名.*#N\/A/],
])('a row with %s is set aside with the reason, its neighbours go in', async (name, row, words) => {
  const content = Buffer.concat([
    Buffer.from(`${header}\n${good(`${name}1`)}`),
    Buffer.from(row as string),
    Buffer.from(good(`${name}2`)),
  ]);
  const found = await imported(content);
  expect(found).toMatchObject({ status: 'done', rows: 3, created: 2, rejected: 1, failure: null });
  const rejected = await Readable.from(
    rejectionsOf(new Types.ObjectId(found.id), app.ports.fieldEncryption),
  ).toArray();
  expect(rejected).toHaveLength(1);
  const [{ row: at, column, reason }] = rejected;
  expect([at, `${column} ${reason}`]).toEqual([3, expect.stringMatching(words)]);
  const file = await operations
    .as(app.http.post(`/api/imports/${found.id}/rejected`))
    .send({ reason: '改正后重新导入' })
    .expect(200);
  expect(file.text).toContain(reason.slice(0, 8));
});

it('days that a spreadsheet wrote as serial numbers are read as days', async () => {
  const sheets = { 名单: [header.split(','), ['S1', '王芳', 13800001111, '', 32_964]] };
  const workbook = await imported(aWorkbook({ sheets }), '名单.xlsx');
  const text = await imported(`${header}\nS1,王芳,13800001111,,1990-04-01\n`);
  expect(workbook).toMatchObject({ status: 'done', created: 1 });
  expect(text).toMatchObject({ status: 'done', created: 0, unchanged: 1 });
});
