import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import mongoose from 'mongoose';
import { generateDemo } from '../../scripts/demo/generate-demo.ts';
import { aWorkbook } from '../setup/a-workbook.ts';
import { addressOf } from '../setup/scratch-database.ts';
import { heyi } from './heyi-command.ts';

const database = `heyi-cli-${randomBytes(6).toString('hex')}`;
const channels = ['agency', 'broker', 'bancassurance'];
let cwd: string;

beforeAll(async () => {
  cwd = await mkdtemp(path.join(tmpdir(), 'heyi-cli-'));
  generateDemo({
    directory: path.join(cwd, 'demo'),
    accounts: 2000,
    seed: 7,
    truthColumn: 'true_id',
  });
  await writeFile(
    path.join(cwd, 'map.json'),
    JSON.stringify({
      channel: 'agency',
      columns: { 编号: 'accountId', 姓名: 'name', 手机: 'mobile' },
    }),
  );
}, 60_000);
afterAll(async () => {
  await rm(cwd, { recursive: true, force: true });
  const connection = await mongoose.createConnection(addressOf(database)).asPromise();
  await connection.dropDatabase();
  await connection.close();
});

const files = (ending: string) =>
  channels.map((channel) => path.join('demo', `${channel}${ending}`));
const maps = () => files('.map.json').flatMap((map) => ['--map', map]);
const run = (...args: string[]) => heyi(args, { cwd, database });
const offline = (...args: string[]) => heyi(args, { cwd });
const list = async (name: string, content: string | Buffer) => {
  await writeFile(path.join(cwd, name), content);
  return name;
};

describe('dry-run', () => {
  it('merges three lists without a database and writes every account and pair', async () => {
    const { code, stdout, stderr } = await offline(
      'dry-run',
      ...files('.csv'),
      ...maps(),
      '--out',
      'clusters.csv',
      '--explain',
      'pairs.csv',
      '--rejected',
      'rejected.csv',
      '--json',
    );
    expect([code, stderr.includes('Error')]).toEqual([0, false]);
    const result = JSON.parse(stdout);
    expect(result.accounts).toBe(2000);
    expect(result.customers).toBeLessThan(2000);
    const clusters = (await readFile(path.join(cwd, 'clusters.csv'), 'utf8')).trim().split('\n');
    expect(clusters[0]).toBe('accountId,customerId,probability,rule');
    expect(clusters).toHaveLength(2001);
    const customers = new Set(clusters.slice(1).map((line) => line.split(',')[1]));
    expect(customers.size).toBe(result.customers);
    const pairs = (await readFile(path.join(cwd, 'pairs.csv'), 'utf8')).trim().split('\n');
    expect(pairs).toHaveLength(1 + result.accounts - result.customers + result.reviewPairs);
    const rejected = (await readFile(path.join(cwd, 'rejected.csv'), 'utf8')).trim().split('\n');
    expect(rejected.length).toBeGreaterThan(result.rejected);
    expect(result.rejected).toBeGreaterThan(0);
  });

  it('decides the same each time', async () => {
    const once = await offline(
      'dry-run',
      ...files('.csv'),
      ...maps(),
      '--out',
      'again.csv',
      '--json',
    );
    expect(once.code).toBe(0);
    expect(await readFile(path.join(cwd, 'again.csv'), 'utf8')).toBe(
      await readFile(path.join(cwd, 'clusters.csv'), 'utf8'),
    );
  });

  it('says what it did in words', async () => {
    const { stdout, stderr } = await offline('dry-run', ...files('.csv'), ...maps());
    expect(stdout).toMatch(/账户 2,000 个 → 客户 [\d,]+ 位/);
    expect(stdout).toContain('身份证号相同');
    expect(stderr).toMatch(/读取名单 \d+\/\d+/);
    expect(stderr).not.toContain('\u001b[');
  });
});

describe('guess-map', () => {
  it.each(channels)('proposes the map that the %s list is imported by', async (channel) => {
    const named = path.join('demo', channel);
    const { code, stdout } = await offline('guess-map', `${named}.csv`);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual(
      JSON.parse(await readFile(path.join(cwd, `${named}.map.json`), 'utf8')),
    );
  });

  it('writes a map that dry-run takes, and says why without showing a value', async () => {
    const header = ['客户号', '姓名', '列3', '业务员手机', '备注'];
    const rows = Array.from({ length: 20 }, (_, at) => [
      `G${at}`,
      '王芳',
      `138${String(at).padStart(8, '0')}`,
      '13900000000',
      'x',
    ]);
    const sheets = { 说明: [['请勿修改']], 客户: [['客户名单'], header, ...rows] };
    const name = await list('guess.xlsx', aWorkbook({ sheets }));
    const { code, stdout, stderr } = await offline('guess-map', name, '--out', 'guessed.json');
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toContain('有几张表，读的是“客户”');
    expect(stderr).toContain('列3 → 手机号（mobile），按内容');
    expect(stderr).toContain('不比对，只保存：业务员手机、备注');
    expect(stderr).toContain('看不出是哪个渠道');
    expect(stderr).not.toContain('1380000');
    expect(JSON.parse(await readFile(path.join(cwd, 'guessed.json'), 'utf8'))).toEqual({
      columns: { 客户号: 'accountId', 姓名: 'name', 列3: 'mobile' },
    });
    const tried = await offline(
      ...['dry-run', name, '--map', 'guessed.json', '--channel', 'agency', '--json'],
    );
    expect(JSON.parse(tried.stdout)).toMatchObject({ accounts: 20, rejected: 0 });
  });

  it('says so when it knows no column', async () => {
    const name = await list('unknown.csv', 'x1,x2\n1,2\n');
    const { code, stderr } = await offline('guess-map', name);
    expect([code, stderr]).toEqual([2, expect.stringContaining('看不出哪一列是什么')]);
  });
});

describe('evaluate', () => {
  it('prints one object of figures', async () => {
    const { code, stdout } = await offline(
      'evaluate',
      ...files('.csv'),
      ...maps(),
      '--truth',
      'true_id',
      '--json',
    );
    expect(code).toBe(0);
    const result = JSON.parse(stdout);
    expect(Object.keys(result)).toEqual([
      'accounts',
      'customers',
      'reviewPairs',
      'precision',
      'recall',
      'f1',
      'blockRecall',
      'largestCluster',
      'seconds',
      'peakRssMb',
    ]);
    expect(result.precision).toBeGreaterThan(0.99);
    expect(result.recall).toBeGreaterThan(0.95);
    expect(result.blockRecall).toBeGreaterThanOrEqual(result.recall);
  });
});

describe('import, resolve, explain', () => {
  it('imports the lists, then everything again without a change', async () => {
    const first = await run('import', ...files('.csv'), ...maps(), '--no-resolve', '--json');
    expect([first.code, first.stderr.split('\n').filter((line) => line.includes('rror'))]).toEqual([
      0,
      [],
    ]);
    const { imports, resolution } = JSON.parse(first.stdout);
    expect(resolution).toBeNull();
    const sum = (name: string) =>
      imports.reduce(
        (total: number, done: Record<string, number>) => total + (done[name] as number),
        0,
      );
    expect(sum('created')).toBe(2000);
    expect(sum('rejected')).toBeGreaterThan(0);

    const resolved = await run('resolve', '--json');
    const summary = JSON.parse(resolved.stdout);
    expect(summary).toMatchObject({ accounts: 2000 });

    const again = await run('import', ...files('.csv'), ...maps(), '--json');
    const repeated = JSON.parse(again.stdout);
    for (const done of repeated.imports) expect(done).toMatchObject({ created: 0, updated: 0 });
    expect(repeated.resolution).toMatchObject({ customers: summary.customers, changedAccounts: 0 });
  });

  it('explains an account and a pair as a waterfall, without clear personal values', async () => {
    const clusters = (await readFile(path.join(cwd, 'clusters.csv'), 'utf8'))
      .trim()
      .split('\n')
      .map((line) => line.split(','));
    const [account] = clusters.find(([, , , rule]) => rule === 'national-id') as string[];
    const { code, stdout } = await run('explain', account as string);
    expect(code).toBe(0);
    expect(stdout).toContain('身份证号相同');
    expect(stdout).toMatch(/先验\s+-\d+\.\d │/);
    expect(stdout).toMatch(/合计\s+\+\d+\.\d │\s*█/);
    const asJson = JSON.parse((await run('explain', account as string, '--json')).stdout);
    const [evidence] = asJson.evidence;
    const sum = evidence.parts.reduce(
      (total: number, { weight }: { weight: number }) => total + weight,
      0,
    );
    expect(sum).toBeCloseTo(evidence.weight, 6);
    expect(stdout).not.toMatch(/1[3-9]\d{9}/);
    expect(stdout).not.toMatch(/[1-9]\d{16}[\dX]/);
  });

  it('says which account it does not know', async () => {
    const { code, stderr } = await run('explain', '没有这个编号');
    expect([code, stderr]).toEqual([2, expect.stringContaining('没有编号为“没有这个编号”的账户')]);
  });
});

describe('what cannot be used is said in one clear Chinese sentence, with exit code 2', () => {
  const header = '编号,姓名,手机';
  const cases: Array<[string, string | Buffer, RegExp]> = [
    ['an empty file', '', /文件是空的/],
    ['a header only', `${header},x\n`, /只有表头/],
    ['another delimiter', '编号;姓名;手机\n1;a;2\n', /分号/],
    ['a damaged workbook', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 1, 2, 3, 255]), /工作簿已损坏/],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 2]), /PNG 图片，不是 CSV/],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), /旧版 Excel/],
    ['a binary named .csv', Buffer.alloc(5000, 'ab\x00\x01\x02'), /控制字符/],
    ['headers twice', `${header},姓名\n1,a,2,b\n`, /“姓名”出现了多次/],
    [
      '1,000 columns',
      `${header},${Array.from({ length: 997 }, (_, at) => `列${at}`)}\n1,a,2\n`,
      /有 1000 列，最多 512 列/,
    ],
    ['a column that is not there', '编号,姓名\n1,a\n', /没有映射表里写的 “手机” 列/],
  ];

  it.each(cases)('%s', async (_, content, words) => {
    const name = await list('bad.csv', content);
    for (const command of [
      ['dry-run', '--out', 'never.csv'],
      ['evaluate', '--truth', 'x'],
    ]) {
      const { code, stdout, stderr } = await offline(...command, name, '--map', 'map.json');
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(words);
    }
    const imported = await run('import', name, '--map', 'map.json');
    expect(imported.code).toBe(2);
    expect(imported.stderr).toMatch(words);
    expect(await readdir(cwd)).not.toContain('never.csv');
  });

  const maps: Array<[string, string, RegExp]> = [
    ['no JSON', '{', /不是 JSON/],
    ['an unknown field', '{"columns":{"姓名":"nmae"}}', /没有字段“nmae”，是不是想写“name”/],
    ['a field twice', '{"columns":{"a":"name","b":"name"}}', /已对应表头“a”/],
    ['another shape', '[]', /要写成/],
  ];

  it.each(maps)('a map that is %s', async (_, content, words) => {
    const name = await list('good.csv', `${header}\n1,a,2\n`);
    const { code, stderr } = await offline(
      'dry-run',
      name,
      '--map',
      await list('bad.json', content),
    );
    expect([code, stderr]).toEqual([2, expect.stringMatching(words)]);
  });

  const usages: Array<[string[], RegExp]> = [
    [['dry-run', '--map', 'map.json'], /缺少参数 <名单>/],
    [['dry-run', 'a.csv'], /必须写选项 --map .*guess-map/],
    [['import', 'a.csv'], /必须写选项 --map .*guess-map/],
    [['evaluate', 'a.csv', '--truth', 'x'], /必须写选项 --map .*guess-map/],
    [['guess-map', 'nowhere.csv'], /读不了名单 nowhere.csv：没有这个文件/],
    [['dry-run', 'nowhere.csv', '--map', 'map.json'], /读不了名单 nowhere.csv：没有这个文件/],
    [['dry-run', '.', '--map', 'map.json'], /是一个文件夹/],
    [['dry-run', 'a.csv', '--map', 'nowhere.json'], /读不了映射表 nowhere.json：没有这个文件/],
    [
      ['dry-run', 'a.csv', '--map', 'map.json', '--channel', 'x'],
      /可以写 agency, broker, bancassurance/,
    ],
    [['evaluate', 'a.csv', '--map', 'map.json'], /必须写选项 --truth/],
    [['frobnicate'], /没有命令 frobnicate/],
    [['import', 'a.csv', '--map', 'map.json', '--frob'], /没有选项 --frob/],
  ];

  it.each(usages)('heyi %j', async (args, words) => {
    const { code, stdout, stderr } = await offline(...args);
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringMatching(words)]);
  });

  it('cannot write where there is no folder', async () => {
    const name = await list('good.csv', `${header}\n1,a,2\n`);
    const { code, stderr } = await offline(
      'dry-run',
      name,
      '--map',
      'map.json',
      '--out',
      'no/such/folder.csv',
    );
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('写不了 no/such/folder.csv：没有这个文件'),
    ]);
  });
});

describe('a workbook', () => {
  it('does what the same list as a CSV does', async () => {
    const rows = Array.from({ length: 300 }, (_, at) => [
      `W${at}`,
      at % 3 ? `王${at}` : '李强',
      `138${String(at % 200).padStart(8, '0')}`,
    ]);
    const cells = [['编号', '姓名', '手机'], ...rows];
    const csv = await list('same.csv', cells.map((row) => row.join(',')).join('\n'));
    const sheets = { 说明: [['请勿修改']], 名单: cells };
    const xlsx = await list('same.xlsx', aWorkbook({ sheets, shared: true }));
    const one = await offline('dry-run', csv, '--map', 'map.json', '--out', 'one.csv', '--json');
    const other = await offline('dry-run', xlsx, '--map', 'map.json', '--out', 'two.csv', '--json');
    expect([one.code, other.code]).toEqual([0, 0]);
    expect(JSON.parse(other.stdout)).toMatchObject({
      accounts: 300,
      customers: JSON.parse(one.stdout).customers,
      warnings: ['same.xlsx：有几张表，读的是“名单”'],
    });
    expect(await readFile(path.join(cwd, 'two.csv'), 'utf8')).toBe(
      await readFile(path.join(cwd, 'one.csv'), 'utf8'),
    );
    const imported = await run('import', xlsx, '--map', 'map.json', '--no-resolve', '--json');
    expect(JSON.parse(imported.stdout).imports).toMatchObject([
      { sheet: '名单', created: 300, rejected: 0 },
    ]);
    const again = await run('import', csv, '--map', 'map.json', '--no-resolve', '--json');
    expect(JSON.parse(again.stdout).imports).toMatchObject([{ created: 0, unchanged: 300 }]);
  });

  it('has numbers whose digits are lost set aside, and days read', async () => {
    const header = ['编号', '姓名', '证件', '生日'];
    const rows = [
      ['N1', '王芳', 440101199003078000, 32964],
      ['N2', '李强', '440101199003078012', 32964],
    ];
    await list(
      'ids.json',
      JSON.stringify({
        channel: 'agency',
        columns: { 编号: 'accountId', 姓名: 'name', 证件: 'documentNumber', 生日: 'birthday' },
      }),
    );
    const lists = [
      await list('ids.xlsx', aWorkbook({ sheets: { a: [header, ...rows] } })),
      await list(
        'ids.csv',
        `${header}\nN1,王芳,4.40101E+17,32964\nN2,李强,440101199003078012,32964`,
      ),
    ];
    for (const name of lists) {
      const { stdout, stderr } = await offline('dry-run', name, '--map', 'ids.json');
      expect(stdout).toContain('账户 1 个');
      expect(stderr).toContain(`${name} 第 2 行“证件”：号码被表格软件变成了数字`);
    }
  });
});

describe('rows that cannot be used are set aside, the others go on', () => {
  it('a huge cell, NUL, broken bytes, too few cells', async () => {
    const rows: Buffer[] = [
      Buffer.from('编号,姓名,手机\n1,王芳,13800001111\n'),
      Buffer.from(`2,${'长'.repeat(3_500_000)},1\n`),
      Buffer.from('3,王\0芳,1\n4,只有两格\n'),
      Buffer.concat([Buffer.from('5,'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from(',1\n')]),
      Buffer.from('6,李强,13900001111\n'),
    ];
    const name = await list('dirty.csv', Buffer.concat(rows));
    const { code, stdout } = await offline(
      'dry-run',
      name,
      '--map',
      'map.json',
      '--json',
      '--rejected',
      'dirty-rejected.csv',
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ accounts: 2, rejected: 4 });
    const report = await readFile(path.join(cwd, 'dirty-rejected.csv'), 'utf8');
    for (const words of ['最多 32767 个', '空字符', '只有 2 格', '无法识别的字节'])
      expect(report).toContain(words);
  });
});

describe('help', () => {
  it.each([
    'guess-map',
    'dry-run',
    'import',
    'resolve',
    'explain',
    'evaluate',
    'create-administrator',
  ])('%s', async (command) => {
    const { code, stdout } = await offline(command, '--help');
    expect(code).toBe(0);
    expect(stdout).toMatch(/用法：.*\n/);
    expect(stdout).toContain(command);
  });
});
