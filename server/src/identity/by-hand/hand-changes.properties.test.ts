import { AppError } from '@heyi/shared/errors';
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
import { ChannelAccountModel } from '../channel-account.model.ts';
import { CustomerModel } from '../customer.model.ts';
import { openGoldenRecord } from '../golden-record-content.ts';
import { resolveAll } from '../resolve-all.ts';
import { decidePair } from '../review/decide-pair.ts';
import { mergeByHand, splitByHand, undoChange } from './hand-changes.service.ts';
import { loadStandingLinks } from './load-standing-links.ts';

useScratchDatabase();

const tools = { now: () => new Date(), fieldEncryption: testEncryption };
const byHand = { reason: '核对过', occasion: onServer(new Date()), encryption: testEncryption };
const twin = { name: '林小梅', documentNumber: '11010519491231002X' };
const people = [
  anAccount('A1', 'agency', twin),
  anAccount('A2', 'broker', { ...twin, marketingRefusal: '是', tags: '老客户' }),
  anAccount('A3', 'bancassurance', { ...twin, marketingConsent: 'Y', sharingConsent: '同意' }),
  anAccount('B1', 'agency', { name: '牛大力', mobile: '13700000021', sharingConsent: '否' }),
  anAccount('B2', 'broker', { mobile: '13700000021' }),
  anAccount('C1', 'agency', { name: '马思远', documentNumber: '440524198001010013' }),
  anAccount('C2', 'broker', { name: '马思远', documentNumber: '440524198001010013' }),
  anAccount('D1', 'agency', { name: '欧阳雪', mobile: '13700000041', tags: 'VIP、老客户' }),
];
const all = [...people, ...strangers(30)];

const collection = (name: string) => mongoose.connection.collection(name);

async function start() {
  for (const { name } of await mongoose.connection.listCollections()) {
    await collection(name).deleteMany({});
  }
  await saveRecords(all, tools);
  await resolveAll(tools, () => undefined);
}

const idOf = async (at: number) => {
  const { accountId } = people[at % people.length] as (typeof people)[number];
  const found = await collection('channel_accounts').findOne({ accountId });
  return { id: String(found?._id), customerId: String(found?.customerId) };
};

const nth = async (name: string, at: number, filter = {}) => {
  const found = await collection(name).find(filter).sort({ _id: -1 }).toArray();
  return found.length > 0 ? String(found[at % found.length]?._id) : undefined;
};

type Step =
  | { do: 'merge'; of: 'accounts' | 'customers'; a: number; b: number }
  | { do: 'split'; a: number; mask: number }
  | { do: 'undo'; at: number }
  | { do: 'decide'; at: number; verdict: 'same' | 'different' }
  | { do: 'resolve' };

const small = fc.nat(7);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('merge' as const),
    of: fc.constantFrom('accounts' as const, 'customers' as const),
    a: small,
    b: small,
  }),
  fc.record({ do: fc.constant('split' as const), a: small, mask: fc.nat(255) }),
  fc.record({ do: fc.constant('undo' as const), at: fc.nat(3) }),
  fc.record({
    do: fc.constant('decide' as const),
    at: small,
    verdict: fc.constantFrom('same' as const, 'different' as const),
  }),
  fc.constant({ do: 'resolve' as const }),
);

async function take(one: Step) {
  switch (one.do) {
    case 'merge': {
      const [a, b] = [await idOf(one.a), await idOf(one.b)];
      const ids: [string, string] =
        one.of === 'accounts' ? [a.id, b.id] : [a.customerId, b.customerId];
      return mergeByHand(operator, { of: one.of, ids }, byHand);
    }
    case 'split': {
      const { customerId } = await idOf(one.a);
      const members = Object.entries(await storedPlaces()).filter(([, id]) => id === customerId);
      const chosen = members.filter((_, at) => (one.mask >> at) & 1).map(([id]) => id);
      if (chosen.length === 0) return;
      return splitByHand(operator, customerId, { accountIds: chosen }, byHand);
    }
    case 'undo': {
      const id = await nth('hand_changes', one.at);
      return id && undoChange(operator, id, byHand);
    }
    case 'decide': {
      const id = await nth('review_pairs', one.at, { settled: null });
      return id && decidePair(operator, id, one.verdict, byHand);
    }
    case 'resolve':
      return resolveAll(tools, () => undefined);
  }
}

async function check() {
  const places = await storedPlaces();
  expect(Object.keys(places)).toHaveLength(all.length);
  expect(await placesByLedger()).toEqual(places);

  const customers = await collection('customers').find().toArray();
  const active = customers.filter(({ status }) => status === 'active');
  const counted: Record<string, number> = {};
  for (const id of Object.values(places)) counted[id] = (counted[id] ?? 0) + 1;
  expect(Object.fromEntries(active.map((one) => [String(one._id), one.accountCount]))).toEqual(
    counted,
  );
  const activeIds = new Set(active.map(({ _id }) => String(_id)));
  for (const { status, mergedInto } of customers) {
    expect(status === 'merged' ? activeIds.has(String(mergedInto)) : mergedInto === null).toBe(
      true,
    );
  }

  await checkRecords();

  const { together, apart } = await loadStandingLinks();
  for (const group of together) expect(new Set(group.map((id) => places[id])).size).toBe(1);
  for (const { left, right } of apart) {
    const there = new Set(left.map((id) => places[id]));
    expect(right.filter((id) => there.has(places[id] as string))).toEqual([]);
  }
}

/** Every customer's refusals and tags are those of its accounts at this moment, no more and no less. */
async function checkRecords() {
  const accounts = await ChannelAccountModel.find().lean();
  for (const { _id, goldenRecord } of await CustomerModel.find({ status: 'active' }).lean()) {
    const own = accounts.filter(({ customerId }) => customerId?.equals(_id));
    const ids = own.map(({ accountId }) => accountId);
    const { consents, tags } = openGoldenRecord(goldenRecord, _id.toHexString(), testEncryption);
    expect([consents.marketing?.answer, consents.sharing?.answer]).toEqual([
      strictest(ids, 'A2', 'A3'),
      strictest(ids, 'B1', 'A3'),
    ]);
    expect([tags.byChannel.broker, tags.byChannel.agency]).toEqual([
      ids.includes('A2') ? ['老客户'] : undefined,
      ids.includes('D1') ? ['VIP', '老客户'] : undefined,
    ]);
    expect(tags.united).toEqual([...new Set(Object.values(tags.byChannel).flat())].sort());
  }
}

function strictest(ids: string[], refusing: string, agreeing: string) {
  if (ids.includes(refusing)) return 'refused';
  return ids.includes(agreeing) ? 'agreed' : undefined;
}

test('whatever people and the machine do in turn, each account has one customer, the ledger agrees, refusals and tags go with their accounts, and people have the last word', async () => {
  const done: Record<string, number> = {};
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      await start();
      await check();
      for (const one of steps) {
        try {
          await take(one);
          done[one.do] = (done[one.do] ?? 0) + 1;
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          const key = `${one.do} ${error.code}`;
          done[key] = (done[key] ?? 0) + 1;
        }
        await check();
      }
      await resolveAll(tools, () => undefined);
      await check();
    }),
    { numRuns: 15 },
  );
  for (const each of ['merge', 'split', 'undo', 'decide', 'resolve'])
    expect(done[each]).toBeGreaterThan(0);
}, 120_000);
