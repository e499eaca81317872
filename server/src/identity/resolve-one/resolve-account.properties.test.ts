import type { AccountField } from '@heyi/shared/identity/account-field';
import fc from 'fast-check';
import mongoose from 'mongoose';
import { syntheticAccounts } from '../../../../scripts/bench/synthetic-accounts.ts';
import { placesByLedger, storedPlaces } from '../../../../tests/setup/identities.ts';
import { testEncryption, useScratchDatabase } from '../../../../tests/setup/scratch-database.ts';
import { saveBlockPlan } from '../block-plan.model.ts';
import type { AccountRecord } from '../engine/account-record.ts';
import { AccountTable } from '../engine/account-table.ts';
import type { DecisionBasis } from '../engine/arrival/decision-basis.ts';
import { type BlockPlan, makeAllBlocks } from '../engine/block/block-plan.ts';
import { defaultBars } from '../engine/decide/bars.ts';
import { nationalIdCheck } from '../engine/normalise/national-id.ts';
import { resolveMany } from '../engine/resolve-many.ts';
import { finishRun, startRun } from '../resolution-runs.ts';
import { currentSettings } from '../settings/current-settings.ts';
import { resolveAccount } from './resolve-account.ts';

useScratchDatabase();

const tools = { now: () => new Date(), fieldEncryption: testEncryption };
const collection = (name: string) => mongoose.connection.collection(name);

function tableOf(records: readonly AccountRecord[]): AccountTable {
  const table = new AccountTable();
  for (const record of records) table.add(record);
  return table;
}

const population = [...syntheticAccounts(1500, 7)].map(({ record }) => record);
const learned = resolveMany(tableOf(population));

const ids = Array.from({ length: 5 }, (_, index) => {
  const first17 = `1101051980010110${index}`;
  return first17 + nationalIdCheck(first17);
});

/** Few values, so that much collides: families share mobiles and homes, twins birthdays, some have two ID numbers. */
const values: Partial<Record<AccountField, string[]>> = {
  name: ['王伟', '王玮', '王小明', '李秀英', '李**', '欧阳锋', '未知'],
  mobile: ['13912345670', '13912345671', '18612349876', '18612349867'],
  phone: ['13912345670', '01084561234'],
  documentNumber: [...ids, '110105198001011999', '1101**********1007'],
  birthday: ['1980-01-01', '1980-01-10', '1955-06-07'],
  gender: ['男', '女'],
  unionid: ['oUnion-0001', 'oUnion-0002'],
  unionidScope: ['a', 'b'],
  openid: ['oOpen-00001', 'oOpen-00002'],
  address: ['朝阳区建国路1号', '海淀区学院路9号'],
  city: ['北京', '上海'],
  postcode: ['100020'],
  email: ['wei@a.cn'],
  otherId: ['4429871', '4429812'],
};
const anyFields = fc.record(
  Object.fromEntries(
    Object.entries(values).map(([field, texts]) => [field, fc.constantFrom(...texts)]),
  ),
  { requiredKeys: [] },
) as fc.Arbitrary<Partial<Record<AccountField, string>>>;
const inventedOrReal = fc.oneof(
  { weight: 3, arbitrary: anyFields },
  { weight: 2, arbitrary: fc.nat(39).map((at) => population[at]?.fields ?? {}) },
);
/** Accounts in the order of their arrival; some come again with other values. */
const arrivals = fc.array(
  fc.record({
    accountId: fc.nat(29).map((at) => `A${at}`),
    channel: fc.constantFrom('agency' as const, 'broker' as const),
    fields: inventedOrReal,
  }),
  { minLength: 2, maxLength: 24 },
);

/** A plan by which a third of all blocks are broken up. */
function brokenPlan(): BlockPlan {
  const records = fc.sample(arrivals, { numRuns: 300, seed: 1 }).flat();
  const table = tableOf([...population, ...records]);
  const plan = new Set<number>();
  makeAllBlocks(table, table.rows, {
    has: (hash) => hash % 3 === 0 && plan.add(hash).has(hash),
  });
  return plan;
}

/** What a run over the population found, and other ways to decide. */
const bases: DecisionBasis[] = [
  {
    ...learned,
    hotValues: [{ field: 'mobile', value: '13912345671', holders: 9 }],
    bars: defaultBars,
  },
  { ...learned, blockPlan: brokenPlan(), bars: { upper: 0.9, lower: 0.3 } },
];

async function forgetAccounts() {
  for (const name of ['channel_accounts', 'customers', 'link_events', 'review_pairs', 'arrivals'])
    await collection(name).deleteMany({});
}

async function keepBasis(basis: DecisionBasis) {
  const runId = await startRun(new Date());
  await saveBlockPlan(runId, basis.blockPlan, testEncryption);
  const settings = { ...(await currentSettings()), bars: basis.bars };
  await finishRun(runId, {} as never, { ...basis, settings }, testEncryption, new Date());
}

const sets = (groups: Iterable<string[]>) =>
  [...groups].map((group) => group.sort().join(' ')).sort();

/** Who is one person with whom, and whom to ask about, when all are decided at once. */
function expected(records: readonly AccountRecord[], basis: DecisionBasis) {
  const nameOf = (at: number) => `${records[at]?.channel}:${records[at]?.accountId}`;
  const { clusterOf, review } = resolveMany(tableOf(records), basis);
  const clusters = new Map<number, string[]>();
  for (const [at, cluster] of clusterOf.entries())
    clusters.set(cluster, [...(clusters.get(cluster) ?? []), nameOf(at)]);
  return {
    clusters: sets(clusters.values()),
    doubts: sets(review.map(({ a, b }) => [nameOf(a), nameOf(b)])),
  };
}

async function stored() {
  const nameOf = new Map<string, string>();
  const clusters = new Map<string, string[]>();
  for (const account of await collection('channel_accounts').find().toArray()) {
    const name = `${account.channel}:${account.accountId}`;
    nameOf.set(String(account._id), name);
    const customer = String(account.customerId);
    clusters.set(customer, [...(clusters.get(customer) ?? []), name]);
  }
  const pairs = await collection('review_pairs').find({ settled: null }).toArray();
  const end = (id: unknown) => nameOf.get(String(id)) ?? 'nobody';
  return {
    clusters: sets(clusters.values()),
    doubts: sets(pairs.map((pair) => [end(pair.firstAccountId), end(pair.secondAccountId)])),
  };
}

/** Lets them arrive one after the other; gives what each said last. */
async function arrive(list: readonly AccountRecord[]): Promise<Map<string, AccountRecord>> {
  const latest = new Map<string, AccountRecord>();
  for (const record of list) {
    latest.set(`${record.channel}:${record.accountId}`, record);
    await resolveAccount({ record, extra: {} }, tools);
  }
  return latest;
}

async function customersAreWhole() {
  const places = await storedPlaces();
  expect(await placesByLedger()).toEqual(places);
  const counted: Record<string, number> = {};
  for (const id of Object.values(places)) counted[id] = (counted[id] ?? 0) + 1;
  const active = await collection('customers').find({ status: 'active' }).toArray();
  expect(Object.fromEntries(active.map((one) => [String(one._id), one.accountCount]))).toEqual(
    counted,
  );
}

describe.each([
  ['a model, hot values and whole blocks', 0],
  ['other bars and blocks that are broken up', 1],
])('resolveAccount by %s', (_, which) => {
  const basis = bases[which] as DecisionBasis;
  beforeAll(() => keepBasis(basis));

  it('makes of accounts, one by one and changed, what resolveMany makes of all', async () => {
    const seen = { linked: 0, doubted: 0, changed: 0 };
    await fc.assert(
      fc.asyncProperty(arrivals, async (list) => {
        await forgetAccounts();
        const latest = await arrive(list);
        const wanted = expected([...latest.values()], basis);
        expect(await stored()).toEqual(wanted);
        await customersAreWhole();
        seen.changed += list.length - latest.size;
        if (wanted.clusters.length < latest.size) seen.linked++;
        if (wanted.doubts.length > 0) seen.doubted++;
      }),
      { numRuns: 25 },
    );
    expect(Math.min(seen.linked, seen.doubted, seen.changed)).toBeGreaterThan(0);
  }, 120_000);
});
