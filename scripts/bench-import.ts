import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Stage, StageClock } from './bench/stage-clock.ts';
import { startWatched, type WatchedProcess } from './bench/watched-process.ts';
import { generateDemo } from './demo/generate-demo.ts';

const usage = `用法: npm run bench:import -- [选项]

  --accounts N[,N…]  账户数（默认 10000,100000,1000000）
  --again            随后把同样的名单再导入、再归并一次（什么也没变）
  --profile DIR      把两个进程的 CPU 剖析写到这里
  --dir DIR          临时文件放在这里（默认系统的临时目录）
  --json             每个账户数输出一个 JSON 对象
  --help`;

const { values } = parseArgs({
  options: {
    accounts: { type: 'string', default: '10000,100000,1000000' },
    again: { type: 'boolean', default: false },
    profile: { type: 'string' },
    dir: { type: 'string', default: os.tmpdir() },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const server = path.resolve(import.meta.dirname, '../../server');
const databaseMain = path.join(server, 'embedded-mongo/dist/main.js');
const heyiMain = path.join(server, 'dist/cli/main.js');

async function main(): Promise<void> {
  if (values.help) {
    console.log(usage);
    return;
  }
  if (!values.json) console.log(machine());
  let smaller: Measured | undefined;
  for (const accounts of values.accounts.split(',').map(Number)) {
    const measured = await measure(accounts);
    console.log(values.json ? JSON.stringify(measured) : told(measured, smaller));
    smaller = measured;
  }
}

const machine = () =>
  `${os.cpus()[0]?.model ?? '?'} × ${os.cpus().length}，${Math.round(os.totalmem() / 2 ** 30)} GB，Node ${process.version}，${os.platform()} ${os.arch()}，开始时负载 ${load()}`;

const load = () => (os.loadavg()[0] ?? 0).toFixed(1);

interface Measured {
  accounts: number;
  customers: number;
  stages: Stage[];
  load: string;
}

/** The demo company's lists, imported and merged by the command line into an embedded database of its own. */
async function measure(accounts: number): Promise<Measured> {
  const scratch = await mkdtemp(path.join(values.dir, 'bench-import-'));
  const { lists } = generateDemo({ directory: path.join(scratch, 'lists'), accounts, seed: 1 });
  const { profile } = values;
  const data = path.join(scratch, 'db');
  const database = startWatched(databaseMain, ['--data', data, '--port', '0'], { profile });
  try {
    const env = environment(await firstLine(database));
    const maps = lists.flatMap(({ map }) => ['--map', map]);
    const args = ['import', ...lists.map(({ list }) => list), ...maps, '--json'];
    const first = await importOnce(args, env, database);
    const again = values.again ? await importOnce(args, env, database, '再次') : undefined;
    const stages = [...first.stages, ...(again?.stages ?? [])];
    return { accounts, customers: first.customers, stages, load: load() };
  } finally {
    await database.stop();
    await rm(scratch, { recursive: true, force: true });
  }
}

const firstLine = (database: WatchedProcess) =>
  new Promise<string>((resolve) => database.lines('stdout', resolve));

const environment = (uri: string) => ({
  MONGODB_URI: uri,
  HEYI_ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
  HEYI_HASH_KEY: randomBytes(32).toString('base64'),
  HEYI_TOKEN_SECRET: randomBytes(32).toString('base64'),
});

async function importOnce(
  args: string[],
  env: Record<string, string>,
  database: WatchedProcess,
  prefix = '',
): Promise<{ customers: number; stages: Stage[] }> {
  const importer = startWatched(heyiMain, args, { env, profile: values.profile });
  const clock = new StageClock({ importer, database });
  clock.enter(`${prefix}启动`);
  const said: string[] = [];
  importer.lines('stderr', (line) => {
    const stage = /^(.+) \d+\/\d+$/.exec(line)?.[1];
    if (stage) clock.enter(prefix + stage);
    else said.push(line);
  });
  let result = '';
  importer.lines('stdout', (line) => {
    result += line;
  });
  const code = await importer.gone;
  const stages = clock.end();
  if (code !== 0) throw new Error(said.join('\n'));
  return { customers: JSON.parse(result).resolution.customers, stages };
}

const total = (stages: Stage[]) => stages.reduce((sum, { seconds }) => sum + seconds, 0);

function told({ accounts, customers, stages, load: loadAfter }: Measured, smaller?: Measured) {
  const seconds = total(stages);
  const growth = smaller
    ? `；账户 ×${(accounts / smaller.accounts).toFixed(0)} 时间 ×${(seconds / total(smaller.stages)).toFixed(1)}`
    : '';
  const rate = Math.round(accounts / seconds);
  return [
    `${accounts} 个账户 → ${customers} 位客户：${seconds.toFixed(1)} 秒，每秒 ${rate} 个${growth}；结束时负载 ${loadAfter}`,
    row('', '秒', '导入端 CPU', 'MB', '数据库 CPU', 'MB'),
    ...stages.map(({ name, seconds: took, used: { importer, database } }) =>
      row(
        name,
        took.toFixed(1),
        (importer?.cpu ?? 0).toFixed(1),
        (importer?.memory ?? 0).toFixed(0),
        (database?.cpu ?? 0).toFixed(1),
        (database?.memory ?? 0).toFixed(0),
      ),
    ),
  ].join('\n');
}

/** Chinese characters are two columns wide. */
const padded = (text: string, width: number) =>
  ' '.repeat(Math.max(0, width - text.length - (text.match(/[^\0-\x7f]/g)?.length ?? 0)));

function row(name: string, ...cells: string[]): string {
  return `  ${name}${padded(name, 22)}${cells.map((cell) => padded(cell, 12) + cell).join('')}`;
}

await main();
