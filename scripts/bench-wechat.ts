import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import mongoose from 'mongoose';
import { startWatched, type WatchedProcess } from './bench/watched-process.ts';
import { connectSandbox } from './bench/wechat/connected-sandbox.ts';
import { measureRound, type Round } from './bench/wechat/measure-round.ts';
import { medianOf, type Timed } from './bench/wechat/percentiles.ts';
import { apiMain, openStore, workerMain } from './bench/wechat/store.ts';

const usage = `用法: npm run bench:wechat -- [选项]

  --accounts N[,N…]  库里已有的账户数（默认 10000,100000,1000000）
  --messages N       每轮的消息数（默认 4000）
  --sign-ins N       每轮每种登录的次数（默认 300）
  --rounds N         轮数，取中位数（默认 3）
  --store DIR        装好账户的库留在这里，下次直接用（默认用完即删）
  --json             每个账户数输出一个 JSON 对象
  --help

微信由本机的沙盒扮演；沙盒与发送端同在一个进程，也占用处理器。`;

const { values } = parseArgs({
  options: {
    accounts: { type: 'string', default: '10000,100000,1000000' },
    messages: { type: 'string', default: '4000' },
    'sign-ins': { type: 'string', default: '300' },
    rounds: { type: 'string', default: '3' },
    store: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const baselineMain = path.join(import.meta.dirname, 'bench/wechat/bare-koa.js');

interface Measured {
  accounts: number;
  rounds: Round[];
  load: string;
}

async function main(): Promise<void> {
  if (values.help) {
    console.log(usage);
    return;
  }
  if (!values.json) console.log(machine());
  for (const accounts of values.accounts.split(',').map(Number)) {
    const measured = await inStore(accounts);
    console.log(values.json ? JSON.stringify(measured) : told(measured));
  }
}

const load = () => (os.loadavg()[0] ?? 0).toFixed(1);

const machine = () =>
  `${os.cpus()[0]?.model ?? '?'} × ${os.cpus().length}，${Math.round(os.totalmem() / 2 ** 30)} GB，Node ${process.version}，${os.platform()} ${os.arch()}，开始时负载 ${load()}`;

async function inStore(accounts: number): Promise<Measured> {
  const kept = values.store && path.join(values.store, String(accounts));
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'bench-wechat-'));
  const store = await openStore(kept ?? path.join(scratch, 'store'), accounts, console.error);
  try {
    return await measure(accounts, { ...store.env, HEYI_DATA_DIR: scratch });
  } finally {
    await store.database.stop();
    await rm(scratch, { recursive: true, force: true });
  }
}

async function measure(accounts: number, given: Record<string, string>): Promise<Measured> {
  const running = await connectSandbox(given);
  const env = {
    ...given,
    WECHAT_API_URL: running.url,
    PORT: '0',
    LOG_LEVEL: 'info',
    RATE_LIMIT_PER_ADDRESS: '1000000',
  };
  const processes = [apiMain, workerMain, baselineMain].map((file) =>
    startWatched(file, [], { env }),
  );
  const [server, worker, bare] = processes as [WatchedProcess, WatchedProcess, WatchedProcess];
  try {
    const [api, baseline] = await Promise.all([
      toldBy(server, (line) => (JSON.parse(line) as { url?: string }).url?.replace(/\/$/, '')),
      toldBy(bare, (line) => line),
      toldBy(worker, (line) => line),
    ]);
    const { account } = running;
    account.callbackUrl = `${api}/wechat/${account.appid}`;
    await mongoose.connect(String(given.MONGODB_URI), { dbName: 'heyi' });
    const [messages, signIns] = [Number(values.messages), Number(values['sign-ins'])];
    const parties = { ...running, api, baseline, messages, signIns };
    await measureRound({ ...parties, messages: 200, signIns: 20 }); // to warm up
    const rounds: Round[] = [];
    for (let round = 0; round < Number(values.rounds); round++)
      rounds.push(await measureRound(parties));
    return { accounts, rounds, load: load() };
  } finally {
    await mongoose.disconnect();
    await Promise.all(processes.map((each) => each.stop()));
    await running.close();
  }
}

/** Waits for the line that says so; the others, logs, are let go. */
const toldBy = (child: WatchedProcess, read: (line: string) => string | undefined) =>
  new Promise<string>((resolve, reject) => {
    child.lines('stderr', (line) => console.error(line));
    child.lines('stdout', (line) => {
      const told = read(line);
      if (told) resolve(told);
    });
    void child.gone.then(() => reject(new Error('程序没有启动')));
  });

const names: Record<keyof Round, string> = {
  baseline: '基准：只插入一行的 Koa',
  answered: '消息：到答复',
  handled: '消息：到全部效果',
  forged: '伪造的消息：拒绝',
  forgedMegabyte: '伪造的 1 MB：拒绝',
  known: '登录：认识的关注者',
  strangers: '登录：陌生人',
  again: '登录：再来一次',
};

function told({ accounts, rounds, load: loadAfter }: Measured): string {
  const figures = (Object.keys(names) as (keyof Round)[]).map(
    (name) => [name, medianOf(rounds.map((round) => round[name]))] as const,
  );
  const [, baseline] = figures[0] as [string, Timed];
  const row = ([name, { perSecond, p50, p99 }]: (typeof figures)[number]) =>
    `  ${names[name]}：每秒 ${Math.round(perSecond)} 次（基准的 ${(perSecond / baseline.perSecond).toFixed(2)} 倍），中位 ${p50.toFixed(1)} 毫秒，p99 ${p99.toFixed(1)} 毫秒`;
  return [
    `已有 ${accounts} 个账户（${rounds.length} 轮取中位数；结束时负载 ${loadAfter}）`,
    ...figures.map(row),
  ].join('\n');
}

await main();
