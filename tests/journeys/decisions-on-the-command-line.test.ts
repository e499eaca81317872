import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import mongoose from 'mongoose';
import { addressOf } from '../setup/scratch-database.ts';
import { heyi } from './heyi-command.ts';

const database = `heyi-cli-${randomBytes(6).toString('hex')}`;
let cwd: string;
const run = (...args: string[]) => heyi(args, { cwd, database });

const strangers = Array.from(
  { length: 60 },
  (_, at) =>
    `X${at},${'赵钱孙李周吴郑'[at % 7]}${'甲乙丙丁戊己庚辛壬癸'[at % 10]}${'春夏秋冬'[at % 4]},139${String(10_000_000 + at * 7919).slice(-8)},`,
);
const rows = [
  '编号,姓名,手机,证件',
  'F1,王芳,13812340001,11010519491231002X',
  'F2,王芳,13900000002,11010519491231002X',
  'N1,牛大力,13700000021,',
  'N2,,13700000021,',
  ...strangers,
];

beforeAll(async () => {
  cwd = await mkdtemp(path.join(tmpdir(), 'heyi-cli-'));
  await writeFile(path.join(cwd, 'list.csv'), rows.join('\n'));
  const columns = { 编号: 'accountId', 姓名: 'name', 手机: 'mobile', 证件: 'documentNumber' };
  await writeFile(path.join(cwd, 'map.json'), JSON.stringify({ channel: 'agency', columns }));
  expect((await run('import', 'list.csv', '--map', 'map.json')).code).toBe(0);
  expect((await run('resolve')).code).toBe(0);
}, 60_000);
afterAll(async () => {
  await rm(cwd, { recursive: true, force: true });
  const connection = await mongoose.createConnection(addressOf(database)).asPromise();
  await connection.dropDatabase();
  await connection.close();
});

const customerOf = async (account: string): Promise<string> => {
  const { stdout } = await run('explain', account, '--json');
  return JSON.parse(stdout).account.customerId;
};

test('review lists pairs in doubt, masked, and takes a decision that lasts', async () => {
  const listed = await run('review');
  expect(listed.stdout).toContain('待核对 1 对');
  expect(listed.stdout).not.toMatch(/牛大力|13700000021/);
  const { pairs, left } = JSON.parse((await run('review', '--json')).stdout);
  expect(left).toEqual({ open: 1, claimedByOthers: 0, skipped: 0 });
  const [{ id }] = pairs;
  const decided = await run('review', id, '--decide', 'same', '--reason', '本人来电', '--json');
  expect(JSON.parse(decided.stdout)).toMatchObject({
    kind: 'merged',
    reviewPairId: id,
    by: { name: 'cli' },
  });
  expect((await run('resolve')).code).toBe(0);
  expect(await customerOf('N1')).toBe(await customerOf('N2'));
  const again = await run('review', id, '--decide', 'different', '--reason', '不是');
  expect([again.code, again.stderr]).toEqual([
    1,
    expect.stringMatching(/已有人核对过（cli，2\d{3}-/),
  ]);
  expect((await run('review')).stdout).toBe('没有待核对的账户\n');
}, 60_000);

test('split lasts, undo gives it back to the machine', async () => {
  const split = await run('split', 'F2', '--reason', '本人说不是自己', '--json');
  const { id } = JSON.parse(split.stdout);
  expect((await run('resolve')).code).toBe(0);
  expect(await customerOf('F1')).not.toBe(await customerOf('F2'));
  const merged = await run('merge', 'F1', 'F2', '--reason', '是同一人');
  expect(merged.code).toBe(1);
  expect(merged.stderr).toContain(id);
  expect((await run('undo', id, '--reason', '弄错了')).stdout).toContain('已撤销');
  expect(await customerOf('F1')).toBe(await customerOf('F2'));
}, 60_000);

test('merge lasts', async () => {
  const { code, stdout } = await run('merge', 'X1', 'agency:X2', '--reason', '是同一人');
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^已合并：客户 \w{24} 现有 2 个账户/)]);
  expect((await run('resolve')).code).toBe(0);
  expect(await customerOf('X1')).toBe(await customerOf('X2'));
}, 60_000);

test.each<[string, string[], string]>([
  ['no reason', ['split', 'F1'], '必须写选项'],
  ['a number in the reason', ['split', 'F1', '--reason', '13812340001 来电'], '不要写手机号'],
  ['an account that is not there', ['merge', 'F1', 'nobody', '--reason', '理由'], 'nobody'],
  ['a decision without a pair', ['review', '--decide', 'same', '--reason', '理由'], '都要写'],
  ['another verdict', ['review', 'a'.repeat(24), '--decide', 'maybe'], 'same, different'],
  ['too many at once', ['review', '--limit', '101'], '1 到 100'],
  ['no change', ['undo', '7', '--reason', '理由'], '不是决定编号'],
])('%s: exit code 2 and what to mend', async (_, args, said) => {
  const { code, stderr } = await run(...args);
  expect([code, stderr]).toEqual([2, expect.stringContaining(said)]);
});

test.each(['split', 'merge', 'review', 'undo'])('%s explains itself', async (name) => {
  const { code, stdout } = await run(name, '--help');
  expect([code, stdout]).toEqual([0, expect.stringContaining('--reason')]);
});

test('bars are shown, tried without a change, refused when they make no sense, and put in force', async () => {
  expect((await run('bars')).stdout).toContain('出厂设定\n自动归并线 0.95');
  const tried = await run('bars', '--upper', '0.9999', '--lower', '0.9', '--json');
  expect(JSON.parse(tried.stdout)).toMatchObject({ accounts: 64, joined: { accounts: 0 } });
  expect(JSON.parse((await run('bars', '--json')).stdout)).toMatchObject({ version: 0 });
  for (const [args, said] of [
    [['--upper', '0.4'], '自动归并线不能低于 50%'],
    [['--lower', '0.96'], '人工核对线不能高于自动归并线'],
    [['--lower', 'viel'], '请填 0 到 1 之间的数'],
  ] as const) {
    const { code, stderr } = await run('bars', ...args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(said)]);
  }
  const changed = await run('bars', '--upper', '0.99', '--reason', '减少误并', '--json');
  expect(JSON.parse(changed.stdout)).toEqual({ version: 1, upper: 0.99, lower: 0.5 });
  expect((await run('bars')).stdout).toContain('第 1 版');
}, 60_000);
