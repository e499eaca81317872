import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { connect, disconnect, ensureIndexes } from '@heyi/server/database/connect';
import { checkDataFormat } from '@heyi/server/database/data-format';
import { createFieldEncryption } from '@heyi/server/database/field-encryption';
import { inTransaction } from '@heyi/server/database/transaction';
import type { AccountRecord } from '@heyi/server/identity/engine/account-record';
import { resolveAll } from '@heyi/server/identity/resolve-all';
import { resolveAccount } from '@heyi/server/identity/resolve-one/resolve-account';
import { saveAccounts } from '@heyi/server/identity/save-accounts';
import { syntheticAccounts } from './synthetic-accounts.ts';
import { startWatched, type WatchedProcess } from './watched-process.ts';

const databaseMain = path.resolve(
  import.meta.dirname,
  '../../../server/embedded-mongo/dist/main.js',
);
const arrivals = 1000;
const warmUp = 100;
const batch = 1000;

/** Milliseconds that one account took from its arrival until it had its customer. */
export interface Latencies {
  p50: number;
  p99: number;
  most: number;
  /** Processor time of this process and of the database, each. */
  cpu: number;
  databaseCpu: number;
}

export interface MeasuredOneByOne {
  accounts: number;
  /** Of people who are customers already, and of strangers. */
  known: Latencies & { linked: number };
  strangers: Latencies & { linked: number };
  load: string;
}

/** Fills a database of its own, lets a run decide all, and takes in accounts one by one. */
export async function measureOneByOne(
  accounts: number,
  seed: number,
  profile?: string,
): Promise<MeasuredOneByOne> {
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'bench-one-'));
  const database = startWatched(databaseMain, ['--data', scratch, '--port', '0'], { profile });
  try {
    const uri = await new Promise<string>((resolve) => database.lines('stdout', resolve));
    await connect(uri, 'bench');
    await checkDataFormat();
    await ensureIndexes();
    const held = await fill(accounts, seed);
    await resolveAll(tools, () => undefined);
    const strangers = [...syntheticAccounts(arrivals + warmUp, seed + 1)].map(
      ({ record }) => record,
    );
    for (const record of [...held.splice(0, warmUp), ...strangers.splice(0, warmUp)])
      await arrive(record);
    const measured = {
      accounts,
      known: await measure(held, database),
      strangers: await measure(strangers, database),
      load: (os.loadavg()[0] ?? 0).toFixed(1),
    };
    await disconnect();
    return measured;
  } finally {
    await database.stop();
    await rm(scratch, { recursive: true, force: true });
  }
}

const tools = {
  now: () => new Date(),
  fieldEncryption: createFieldEncryption({
    encryption: [{ id: 'k1', key: randomBytes(32) }],
    hash: randomBytes(32),
  }),
};

const arrive = (record: AccountRecord) =>
  resolveAccount({ record: { ...record, accountId: `one-${record.accountId}` }, extra: {} }, tools);

/** Stores the accounts but for some, spread over all, which it gives back. */
async function fill(accounts: number, seed: number): Promise<AccountRecord[]> {
  const every = Math.max(2, Math.floor(accounts / (arrivals + warmUp)));
  const held: AccountRecord[] = [];
  const rows: AccountRecord[] = [];
  for (const { record } of syntheticAccounts(accounts, seed)) {
    if (held.length < arrivals + warmUp && Number(record.accountId) % every === 1) {
      held.push(record);
      continue;
    }
    rows.push(record);
    if (rows.length === batch) await save(rows.splice(0));
  }
  if (rows.length > 0) await save(rows);
  return held;
}

const save = (rows: AccountRecord[]) =>
  inTransaction((session) =>
    saveAccounts(
      rows.map((record) => ({ record, extra: {} })),
      { importId: null, recordedAt: new Date() },
      tools.fieldEncryption,
      session,
    ),
  );

async function measure(records: AccountRecord[], database: WatchedProcess) {
  const took: number[] = [];
  let linked = 0;
  const before = process.cpuUsage();
  const databaseBefore = database.used().cpu;
  for (const record of records) {
    const start = performance.now();
    const { isNewCustomer } = await arrive(record);
    took.push(performance.now() - start);
    if (!isNewCustomer) linked++;
  }
  const { user, system } = process.cpuUsage(before);
  took.sort((a, b) => a - b);
  const at = (share: number) => took[Math.ceil(share * took.length) - 1] ?? 0;
  return {
    p50: at(0.5),
    p99: at(0.99),
    most: at(1),
    cpu: (user + system) / 1000 / records.length,
    databaseCpu: ((database.used().cpu - databaseBefore) * 1000) / records.length,
    linked: linked / records.length,
  };
}
