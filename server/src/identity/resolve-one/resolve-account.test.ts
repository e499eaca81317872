import fc from 'fast-check';
import mongoose from 'mongoose';
import {
  anAccount,
  placesByLedger,
  saveRecords,
  storedPlaces,
  strangers,
} from '../../../../tests/setup/identities.ts';
import { testEncryption, useScratchDatabase } from '../../../../tests/setup/scratch-database.ts';
import { onServer } from '../../audit/occasion.ts';
import { operator } from '../../cli/with-database.ts';
import { mergeByHand, splitByHand } from '../by-hand/hand-changes.service.ts';
import type { AccountRecord } from '../engine/account-record.ts';
import { findAccountsNamed, findCustomer } from '../identity.service.ts';
import { resolveAll } from '../resolve-all.ts';
import { resolveAccount } from './resolve-account.ts';

useScratchDatabase();

const tools = { now: () => new Date(), fieldEncryption: testEncryption };
const byHand = { reason: '核对过', occasion: onServer(new Date()), encryption: testEncryption };
const collection = (name: string) => mongoose.connection.collection(name);
const arrive = (record: AccountRecord) => resolveAccount({ record, extra: {} }, tools);

const fang = { name: '王芳', mobile: '13812340001', documentNumber: '11010519491231002X' };

/** All but the locks, which are made once a database. */
async function forgetAll() {
  for (const { name } of await mongoose.connection.listCollections())
    if (name !== 'identity_locks') await collection(name).deleteMany({});
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

const customerOf = async (accountId: string) => {
  const [account] = await findAccountsNamed(operator, accountId);
  return String(account?.customerId);
};

beforeEach(forgetAll);
afterEach(customersAreWhole);

describe('before any run', () => {
  it('makes a customer of the first account, and links the second by what is assumed of anybody', async () => {
    const first = await arrive(anAccount('A1', 'agency', fang));
    expect(first).toMatchObject({ isNewAccount: true, isNewCustomer: true, link: null });
    const second = await arrive(anAccount('B1', 'broker', { ...fang, mobile: '13900000002' }));
    expect(second).toMatchObject({ isNewCustomer: false, link: { rule: 'national-id' } });
    expect(second.customerId).toEqual(first.customerId);
    expect(second.parts.length).toBeGreaterThan(0);
  });

  it('leaves an account alone that comes again as it was', async () => {
    const first = await arrive(anAccount('A1', 'agency', fang));
    const events = await collection('link_events').countDocuments();
    const again = await arrive(anAccount('A1', 'agency', fang));
    expect(again).toMatchObject({ isNewAccount: false, customerId: first.customerId });
    expect(await collection('link_events').countDocuments()).toBe(events);
  });
});

describe('after a run', () => {
  beforeEach(async () => {
    await saveRecords([anAccount('A1', 'agency', fang), ...strangers(60)], tools);
    await resolveAll(tools, () => undefined);
  });

  it('adds the account to its customer, whose golden record knows it at once', async () => {
    const { customerId } = await arrive(anAccount('B1', 'broker', { ...fang, email: 'f@a.cn' }));
    expect(String(customerId)).toBe(await customerOf('A1'));
    const { accounts, history } = await findCustomer(operator, String(customerId));
    expect(accounts.map(({ accountId }) => accountId)).toEqual(['A1', 'B1']);
    expect(history[0]).toMatchObject({ type: 'linked', rule: 'national-id' });
  });

  it('makes one customer of two that an account shows to be one, and the ledger says so', async () => {
    const wechat = { unionid: 'oUnion-000777' };
    await arrive(anAccount('B1', 'broker', wechat));
    const before = await customerOf('A1');
    const { merged } = await arrive(anAccount('B2', 'bancassurance', { ...fang, ...wechat }));
    expect(merged).toHaveLength(1);
    expect(await customerOf('B1')).toBe(before);
    expect(await collection('link_events').countDocuments({ type: 'merged' })).toBe(1);
  });

  it('revises a link of the machine when the account says otherwise later, and the ledger says so', async () => {
    await arrive(anAccount('B1', 'broker', { ...fang, mobile: '13900000002' }));
    expect(await customerOf('B1')).toBe(await customerOf('A1'));
    await arrive(
      anAccount('B1', 'broker', { name: '牛大力', documentNumber: '440524198001010013' }),
    );
    expect(await customerOf('B1')).not.toBe(await customerOf('A1'));
    expect(await collection('link_events').countDocuments({ type: 'split' })).toBe(1);
  });

  it('never revises what a person decided, neither a split nor a merge', async () => {
    await arrive(anAccount('B1', 'broker', fang));
    const [split] = await findAccountsNamed(operator, 'B1');
    await splitByHand(
      operator,
      await customerOf('A1'),
      { accountIds: [String(split?._id)] },
      byHand,
    );
    const ids: [string, string] = [await customerOf('A1'), await customerOf('X2')];
    await mergeByHand(operator, { of: 'customers', ids }, byHand);
    const { customerId } = await arrive(anAccount('C1', 'bancassurance', fang));
    await arrive(anAccount('B1', 'broker', { ...fang, email: 'f@a.cn' }));
    await arrive(anAccount('X2', 'agency', { ...fang, name: '牛大力', documentNumber: '' }));
    expect(await customerOf('A1')).toBe(await customerOf('X2'));
    expect(await customerOf('B1')).not.toBe(await customerOf('A1'));
    expect(String(customerId)).toBe(await customerOf('A1'));
  });

  it('decides accounts of a list with it that no run has seen yet', async () => {
    await saveRecords([anAccount('L1', 'broker', fang)], tools);
    await arrive(anAccount('C1', 'bancassurance', fang));
    expect(await customerOf('L1')).toBe(await customerOf('A1'));
    await resolveAll(tools, () => undefined);
  });

  it('takes accounts in while a run is at work, which leaves them and theirs as they should be', async () => {
    const coming: Promise<unknown>[] = [];
    await saveRecords([anAccount('L1', 'broker', { ...fang, mobile: '13900000003' })], tools);
    const stages = new Set<string>();
    await resolveAll(tools, (stage) => {
      if (stages.has(stage)) return;
      stages.add(stage);
      coming.push(
        arrive(anAccount(`D-${stage}`, 'bancassurance', fang)),
        arrive(anAccount(`E-${stage}`, 'broker', { name: '马思远', mobile: '13700000041' })),
      );
    });
    await Promise.all(coming);
    expect(stages.size).toBeGreaterThan(4);
    const all = ['A1', 'L1', ...[...stages].map((stage) => `D-${stage}`)];
    expect(new Set(await Promise.all(all.map(customerOf))).size).toBe(1);
    const others = [...stages].map((stage) => `E-${stage}`);
    expect(new Set(await Promise.all(others.map(customerOf))).size).toBe(1);
    await customersAreWhole();
    const places = await storedPlaces();
    await resolveAll(tools, () => undefined);
    expect(await storedPlaces()).toEqual(places);
  });
});

describe('at the same moment', () => {
  it('two logins of one person give one customer, whatever else arrives', async () => {
    const people = [
      fang,
      { name: '马思远', mobile: '13700000041', unionid: 'oUnion-000041' },
      { name: '林小梅', mobile: '13812340001', unionid: 'oUnion-000042' },
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(2), { minLength: 2, maxLength: 8 }),
        fc.array(fc.nat(2), { minLength: 8, maxLength: 8 }),
        async (whose, rows) => {
          await forgetAll();
          const named = whose.map((person, at) => `P${person}-${rows[at]}`);
          const found = await Promise.all(
            whose.map((person, at) =>
              arrive(anAccount(named[at] as string, 'agency', people[person] ?? {})),
            ),
          );
          expect(found).toHaveLength(whose.length);
          for (const person of whose) {
            const mine = new Set(named.filter((name) => name.startsWith(`P${person}-`)));
            expect(new Set(await Promise.all([...mine].map(customerOf))).size).toBe(1);
          }
          await customersAreWhole();
        },
      ),
      { numRuns: 15 },
    );
  }, 60_000);
});
