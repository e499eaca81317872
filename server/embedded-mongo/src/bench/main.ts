import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { MongoClient } from 'mongodb';
import { openStore } from '../storage/environment.ts';
import { ServerAccounts } from './account-tasks.ts';
import { type ProcessorTime, type Speed, speedOf, type Task } from './figure.ts';
import { RawAccounts } from './raw-accounts.ts';
import { RawStore } from './raw-tasks.ts';
import { startServer } from './server-process.ts';
import { ServerStore } from './server-tasks.ts';

const usage = `Usage: npm run bench:db -- [options]

  --sizes N[,N…]  documents (1000,100000,1000000)
  --kinds K[,K…]  what is done: documents, accounts (both)
  --runs N        runs of which the median is told (3)
  --profile DIR   writes a CPU profile of the database there`;

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,100000,1000000' },
    kinds: { type: 'string', default: 'documents,accounts' },
    runs: { type: 'string', default: '3' },
    profile: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const runs = Number(values.runs);

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function main(): Promise<void> {
  if (values.help) {
    say(usage);
    return;
  }
  const sizes = values.sizes.split(',').map(Number);
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'embedded-bench-'));
  say(`${os.cpus()[0]?.model ?? '?'} × ${os.cpus().length}, Node ${process.version}`);
  try {
    for (const size of sizes) await measure(size, path.join(scratch, String(size)));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

interface Tried {
  prepare?(): Promise<void>;
  insert(count: number): unknown;
  tasks(size: number): Task[];
}

async function measure(size: number, directory: string): Promise<void> {
  const server = await startServer(path.join(directory, 'db'), values.profile);
  const client = await MongoClient.connect(server.uri, { maxPoolSize: 1 });
  const store = openStore(path.join(directory, 'raw'));
  const before = await server.memory();
  say(`\n${size} documents, load ${os.loadavg()[0]?.toFixed(1)}`);
  say(row('', 'a second', 'raw lmdb', 'ratio', 'a CPU second', 'raw lmdb'));
  if (values.kinds.includes('documents'))
    await compare(size, new ServerStore(client), new RawStore(store), server.processorTime);
  if (values.kinds.includes('accounts'))
    await compare(size, new ServerAccounts(client), new RawAccounts(store), server.processorTime);
  say(`memory without the mapped file: ${before} MB empty, ${await server.memory()} MB at the end`);
  await client.close();
  await store.close();
  await server.stop();
}

async function compare(size: number, ours: Tried, raw: Tried, used: ProcessorTime): Promise<void> {
  await ours.prepare?.();
  tell(
    'filling, 1000 at once',
    await speedOf(filling(size, ours), 0, used),
    await speedOf(filling(size, raw), 0, ownProcessorTime),
  );
  const rawTasks = raw.tasks(size);
  for (const [at, task] of ours.tasks(size).entries())
    tell(
      task.name,
      await speedOf(task, runs, used),
      await speedOf(rawTasks[at] as Task, runs, ownProcessorTime),
    );
}

function filling(size: number, into: Tried): Task {
  const units = Math.min(1000, size);
  return { name: 'filling', count: size / units, units, run: () => into.insert(units) };
}

async function ownProcessorTime(): Promise<number> {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function tell(name: string, ours: Speed, raw: Speed): void {
  const ratio = (ours.wall / raw.wall).toFixed(2);
  const [wall, rawWall, cpu, rawCpu] = [ours.wall, raw.wall, ours.cpu, raw.cpu].map(Math.round);
  say(row(name, wall ?? '', rawWall ?? '', ratio, cpu ?? '', rawCpu ?? ''));
}

function row(name: string, ...cells: (string | number)[]): string {
  return name.padEnd(28) + cells.map((cell) => String(cell).padStart(13)).join('');
}

await main();
