import os from 'node:os';
import { parseArgs } from 'node:util';
import { AccountTable } from '@heyi/server/identity/engine/account-table';
import { resolveMany } from '@heyi/server/identity/engine/resolve-many';
import { type Latencies, type MeasuredOneByOne, measureOneByOne } from './bench/one-by-one.ts';
import { pairwiseScores } from './bench/pairwise-scores.ts';
import { syntheticAccounts } from './bench/synthetic-accounts.ts';

const usage = `用法: npm run bench:identity -- [选项]

  --accounts N[,N…]  账户数（默认 10000,100000,1000000）
  --seed S           随机种子（默认 1）
  --resolve-one      改测单个账户：内置数据库里已有这么多账户时，来一个账户到归入客户要多久
  --keep DIR         （--resolve-one）填好的数据库留在这里，下次直接用它的副本
  --profile DIR      （--resolve-one）把数据库进程的 CPU 剖析写到这里
  --json             每个账户数输出一个 JSON 对象
  --help`;

interface Measured {
  accounts: number;
  runs: number;
  /** Medians, in milliseconds. */
  sort: number;
  normalise: number;
  resolve: number;
  candidates: number;
  customers: number;
  precision: number;
  recall: number;
  rssMb: number;
}

async function main() {
  const { values } = parseArgs({
    options: {
      accounts: { type: 'string', default: '10000,100000,1000000' },
      seed: { type: 'string', default: '1' },
      'resolve-one': { type: 'boolean', default: false },
      keep: { type: 'string' },
      profile: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  if (!values.json) console.log(machine());
  const sizes = values.accounts.split(',').map(Number);
  if (values['resolve-one']) {
    const { keep, profile } = values;
    for (const accounts of sizes) {
      const seed = Number(values.seed);
      const measured = await measureOneByOne({ accounts, seed, keep, profile });
      console.log(values.json ? JSON.stringify(measured) : toldOneByOne(measured));
    }
    return;
  }
  let smaller: Measured | undefined;
  for (const size of sizes) {
    const measured = measure(size, Number(values.seed));
    console.log(values.json ? JSON.stringify(measured) : told(measured, smaller));
    smaller = measured;
  }
}

const machine = (): string =>
  `${os.cpus()[0]?.model ?? '?'} × ${os.cpus().length}，${Math.round(os.totalmem() / 2 ** 30)} GB，Node ${process.version}，${os.platform()} ${os.arch()}`;

/** Fewer runs of what takes long. */
const runsFor = (accounts: number): number =>
  Math.max(1, Math.min(5, Math.round(300_000 / accounts)));

function measure(accounts: number, seed: number): Measured {
  const runs = runsFor(accounts);
  const times = { sort: [] as number[], normalise: [] as number[], resolve: [] as number[] };
  const figures = { candidates: 0, customers: 0, precision: 0, recall: 0, rssMb: 0 };
  for (let run = 0; run < runs; run++) {
    const { table, truth, keys, normalise } = build(accounts, seed);
    times.normalise.push(normalise);
    times.sort.push(timed(() => keys.sort()).ms);
    const { ms, result } = timed(() => resolveMany(table));
    times.resolve.push(ms);
    Object.assign(figures, pairwiseScores(result.clusterOf, truth));
    figures.candidates = result.candidates;
    figures.customers = result.clusters;
    figures.rssMb = Math.round(process.memoryUsage.rss() / 1e6);
  }
  const medians = {
    sort: median(times.sort),
    normalise: median(times.normalise),
    resolve: median(times.resolve),
  };
  return { accounts, runs, ...medians, ...figures };
}

/** The accounts as a table, the true person of each, and as a yardstick the keys that one would sort them by. */
function build(accounts: number, seed: number) {
  const table = new AccountTable();
  const truth = new Int32Array(accounts);
  const keys: string[] = [];
  let normalise = 0;
  for (const { record, person } of syntheticAccounts(accounts, seed)) {
    keys.push(`${record.fields.name ?? ''} ${record.fields.mobile ?? ''}`);
    const { ms, result } = timed(() => table.add(record));
    normalise += ms;
    truth[result] = person;
  }
  return { table, truth, keys, normalise };
}

function timed<T>(work: () => T): { ms: number; result: T } {
  const start = performance.now();
  const result = work();
  return { ms: performance.now() - start, result };
}

function median(times: number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function told(measured: Measured, smaller: Measured | undefined): string {
  const { accounts, runs, sort, normalise, resolve, candidates, customers } = measured;
  const growth = smaller
    ? `，账户 ×${(accounts / smaller.accounts).toFixed(0)} 时间 ×${(resolve / smaller.resolve).toFixed(1)}`
    : '';
  return [
    `${accounts} 个账户（${runs} 次取中位数）`,
    `  归一化 ${seconds(normalise)}，识别 ${seconds(resolve)}${growth}`,
    `  基准：同样的键排序 ${seconds(sort)}；识别是它的 ${(resolve / sort).toFixed(1)} 倍，是归一化的 ${(resolve / normalise).toFixed(1)} 倍`,
    `  比较 ${candidates} 对，客户 ${customers} 个，内存 ${measured.rssMb} MB`,
    `  查准率 ${measured.precision.toFixed(5)}，查全率 ${measured.recall.toFixed(5)}`,
  ].join('\n');
}

function toldOneByOne({ accounts, known, strangers, load }: MeasuredOneByOne): string {
  const line = (who: string, { p50, p99, most, cpu, databaseCpu, roundTrips, linked }: Latencies) =>
    [
      `  ${who}：中位 ${p50.toFixed(1)} 毫秒，p99 ${p99.toFixed(1)} 毫秒（目标 ≤ 10），最长 ${most.toFixed(1)}`,
      `    CPU ${cpu.toFixed(1)} + 数据库 ${databaseCpu.toFixed(1)} 毫秒；命令 ${roundTrips.commands.toFixed(1)} 条，先后 ${roundTrips.oneAfterTheOther.toFixed(1)} 次；${(linked * 100).toFixed(0)}% 归入已有客户`,
    ].join('\n');
  return [
    `已有 ${accounts} 个账户时逐个到来的账户（负载 ${load}）`,
    line('本人已是客户', known),
    line('生人', strangers),
  ].join('\n');
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} 秒`;

await main();
