import os from 'node:os';
import type { AccountRecord } from '@heyi/server/identity/engine/account-record';
import { resolveAccount } from '@heyi/server/identity/resolve-one/resolve-account';
import { type IdentityStore, openIdentityStore } from './identity-store.ts';
import { countRoundTrips, type RoundTrips } from './round-trips.ts';
import { syntheticAccounts } from './synthetic-accounts.ts';

const arrivals = 1000;
const warmUp = 100;

/** Milliseconds that one account took from its arrival until it had its customer. */
export interface Latencies {
  p50: number;
  p99: number;
  most: number;
  /** Processor time of this process and of the database, each. */
  cpu: number;
  databaseCpu: number;
  /** Each. */
  roundTrips: RoundTrips;
  /** The share that came to somebody who was a customer already. */
  linked: number;
}

export interface MeasuredOneByOne {
  accounts: number;
  /** Of people who are customers already, and of strangers. */
  known: Latencies;
  strangers: Latencies;
  load: string;
}

interface Options {
  accounts: number;
  seed: number;
  /** Where the filled database is kept, to be used again. */
  keep?: string | undefined;
  /** Where the database's CPU profile goes. */
  profile?: string | undefined;
}

/** Takes in accounts one by one, beside so many that a run has decided. */
export async function measureOneByOne(options: Options): Promise<MeasuredOneByOne> {
  const { accounts, seed } = options;
  const store = await openIdentityStore({
    ...{ keep: options.keep, profile: options.profile },
    name: `${accounts}-${seed}`,
    accounts: records(accounts, seed, (at) => !isHeld(at, accounts)),
  });
  try {
    const held = [...records(accounts, seed, (at) => isHeld(at, accounts))];
    const strangers = [...records(arrivals + warmUp, seed + 1, () => true)];
    for (const record of [...held.splice(0, warmUp), ...strangers.splice(0, warmUp)])
      await arrive(record, store);
    return {
      accounts,
      known: await measure(held, store),
      strangers: await measure(strangers, store),
      load: (os.loadavg()[0] ?? 0).toFixed(1),
    };
  } finally {
    await store.close();
  }
}

/** Some accounts, spread over all, are not stored: they arrive later. */
function isHeld(at: number, accounts: number): boolean {
  const every = Math.max(2, Math.floor(accounts / (arrivals + warmUp)));
  return at % every === 1 && at < every * (arrivals + warmUp);
}

function* records(
  accounts: number,
  seed: number,
  isWanted: (at: number) => boolean,
): Generator<AccountRecord, void> {
  for (const { record } of syntheticAccounts(accounts, seed))
    if (isWanted(Number(record.accountId))) yield record;
}

const arrive = (record: AccountRecord, { tools }: IdentityStore) =>
  resolveAccount({ record: { ...record, accountId: `one-${record.accountId}` }, extra: {} }, tools);

async function measure(list: AccountRecord[], store: IdentityStore): Promise<Latencies> {
  const took: number[] = [];
  let linked = 0;
  const counted = countRoundTrips();
  const before = process.cpuUsage();
  const databaseBefore = store.database.used().cpu;
  for (const record of list) {
    const start = performance.now();
    const { isNewCustomer } = await arrive(record, store);
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
    cpu: (user + system) / 1000 / list.length,
    databaseCpu: ((store.database.used().cpu - databaseBefore) * 1000) / list.length,
    roundTrips: {
      commands: counted.commands / list.length,
      oneAfterTheOther: counted.oneAfterTheOther / list.length,
    },
    linked: linked / list.length,
  };
}
