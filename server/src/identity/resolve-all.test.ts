import type { Channel } from '@heyi/shared/identity/account-field';
import mongoose, { Types } from 'mongoose';
import { databaseDump } from '../../../tests/setup/database-dump.ts';
import { testEncryption, useScratchDatabase } from '../../../tests/setup/scratch-database.ts';
import { onServer } from '../audit/occasion.ts';
import { operator } from '../cli/with-database.ts';
import { inTransaction } from '../database/transaction.ts';
import { mergeByHand, undoChange } from './by-hand/hand-changes.service.ts';
import { unmaskAccount } from './disclosure/unmask.ts';
import type { AccountRecord } from './engine/account-record.ts';
import { openGoldenRecord } from './golden-record-content.ts';
import { findAccountsNamed, findCustomer, searchCustomers } from './identity.service.ts';
import { resolveAll } from './resolve-all.ts';
import { saveAccounts } from './save-accounts.ts';

useScratchDatabase();

const importId = new Types.ObjectId();
let clock = new Date('2026-03-01T08:00:00Z');
const tools = { now: () => clock, fieldEncryption: testEncryption };
const resolve = () => resolveAll(tools, () => undefined);

const save = (...records: AccountRecord[]) =>
  inTransaction((session) =>
    saveAccounts(
      records.map((record) => ({ record, extra: { 备注: '不公开的备注' } })),
      { importId, recordedAt: clock },
      testEncryption,
      session,
    ),
  );

const anAccount = (
  accountId: string,
  channel: Channel,
  fields: AccountRecord['fields'],
): AccountRecord => ({ accountId, channel, fields });

const fang = {
  name: '王芳',
  mobile: '13812340001',
  documentType: '身份证',
  documentNumber: '11010519491231002X',
};
const family = (surname: string, at: number): AccountRecord['fields'] => ({
  name: `${surname}${'甲乙丙丁戊己庚辛壬癸'[at % 10]}${'春夏秋冬'[at % 4]}`,
  mobile: `139${String(10_000_000 + at * 7919).slice(-8)}`,
  birthday: `19${60 + (at % 40)}-0${1 + (at % 9)}-1${at % 10}`,
});
const others = Array.from({ length: 60 }, (_, at) =>
  anAccount(`X${at}`, 'agency', family('赵钱孙李周吴郑'[at % 7] as string, at)),
);

const because = (reason: string) => ({
  reason,
  occasion: onServer(clock),
  encryption: testEncryption,
});

const customerOf = async (accountId: string) => {
  const [account] = await findAccountsNamed(operator, accountId);
  return String(account?.customerId);
};

describe('resolveAll', () => {
  it('makes customers of accounts, with the reason of every link', async () => {
    await save(
      anAccount('A1', 'agency', fang),
      anAccount('B1', 'broker', { ...fang, mobile: '13900000002' }),
      ...others,
    );
    const summary = await resolve();
    expect(summary).toMatchObject({ accounts: 62, customers: 61, linkedBy: { 'national-id': 1 } });

    const { customer, accounts, history } = await findCustomer(operator, await customerOf('A1'));
    expect(customer).toMatchObject({ status: 'active', accountCount: 2 });
    expect(accounts.map(({ accountId }) => accountId).sort()).toEqual(['A1', 'B1']);
    const linked = history.find(({ otherAccountId }) => otherAccountId !== null);
    expect(linked).toMatchObject({
      type: 'linked',
      rule: 'national-id',
      actor: { kind: 'machine' },
    });
    expect(linked?.parts.length).toBeGreaterThan(0);
  });

  it('writes nothing when nothing changed', async () => {
    const before = await mongoose.connection.collection('link_events').countDocuments();
    expect(await resolve()).toMatchObject({ changedAccounts: 0 });
    expect(await mongoose.connection.collection('link_events').countDocuments()).toBe(before);
  });

  it('keeps the id of a customer that gains an account', async () => {
    const id = await customerOf('A1');
    clock = new Date('2026-03-02T08:00:00Z');
    await save(anAccount('C1', 'bancassurance', fang));
    await resolve();
    expect(await customerOf('C1')).toBe(id);
    expect(await customerOf('A1')).toBe(id);
  });

  it('redirects a customer that became part of another, one step whatever the history', async () => {
    const lone = { name: '李丽华', mobile: '13755550001' };
    await save(anAccount('P1', 'agency', lone));
    await resolve();
    const old = await customerOf('P1');
    const into = await customerOf('A1');
    await save(anAccount('P1', 'agency', { ...lone, ...fang }));
    await resolve();
    expect(await customerOf('P1')).toBe(into);
    const { customer, redirectedFrom, history } = await findCustomer(operator, old);
    expect(String(customer._id)).toBe(into);
    expect(String(redirectedFrom)).toBe(old);
    expect(
      history.some(
        ({ type, fromCustomerId }) => type === 'merged' && String(fromCustomerId) === old,
      ),
    ).toBe(true);
  });

  it('splits an account off when its evidence is gone, and says so in the ledger', async () => {
    const id = await customerOf('A1');
    await save(
      anAccount('P1', 'agency', {
        name: '李丽华',
        mobile: '13755550001',
        documentNumber: '440524198001010013',
      }),
    );
    await resolve();
    const alone = await customerOf('P1');
    expect(alone).not.toBe(id);
    const { history } = await findCustomer(operator, alone);
    expect(
      history.some(({ type, fromCustomerId }) => type === 'split' && String(fromCustomerId) === id),
    ).toBe(true);
  });

  it('finds a customer by any value, and only by the whole value', async () => {
    const found = async (query: string) =>
      (await searchCustomers(operator, { query, limit: 20 }, testEncryption)).items.map(({ _id }) =>
        String(_id),
      );
    const id = await customerOf('A1');
    for (const query of ['王芳', '138 1234 0001', '+86 13900000002', '11010519491231002x', 'B1']) {
      expect(await found(query)).toContain(id);
    }
    expect(await found('1381234')).toEqual([]);
    expect(await found('{"$ne":null}')).toEqual([]);
  });

  it('keeps no personal value in clear in the database', async () => {
    const [one, other] = [await customerOf('X1'), await customerOf('X2')];
    const { _id } = await mergeByHand(
      operator,
      { of: 'customers', ids: [one, other] },
      because('钱甲秋的母亲来电，手机 13966660001'),
    );
    await undoChange(operator, String(_id), because('其实是孙丽萍，手机 13966660002'));
    const [account] = await findAccountsNamed(operator, 'A1');
    const look = '周大成查询，手机 13966660003';
    await unmaskAccount(operator, String(account?._id), look, onServer(clock), testEncryption);

    const all = await databaseDump();
    expect(all.length).toBeGreaterThan(50_000);
    for (const value of [
      '王芳',
      '李丽华',
      '13812340001',
      '13900000002',
      '11010519491231002',
      '19491231',
      '1949-12-31',
      '不公开的备注',
      '13755550001',
      '赵甲春',
      '钱甲秋',
      '孙丽萍',
      '周大成',
      '1396666000',
    ]) {
      expect([value, all.includes(value)]).toEqual([value, false]);
    }
    expect(all.includes('national-id')).toBe(true); // the dump does hold what is not personal
  });

  it('knows a mobile that another customer was known by years later as taken over, from the run on that learns it', async () => {
    const mobile = '13987650001';
    const old = { name: '欧阳建国', birthday: '1961-02-03', mobile, mobileAt: '2011-05-01' };
    await save(anAccount('T1', 'agency', old));
    await resolve();
    const mobileOf = async (accountId: string) => {
      const { customer } = await findCustomer(operator, await customerOf(accountId));
      const id = String(customer._id);
      return openGoldenRecord(customer.goldenRecord, id, testEncryption).values.mobile;
    };
    expect(await mobileOf('T1')).not.toHaveProperty('isTakenOver');

    const young = { name: '尉迟小雨', birthday: '1999-08-17', mobile, mobileAt: '2023-05-01' };
    await save(anAccount('T2', 'broker', young));
    await resolve();
    expect(await mobileOf('T1')).toMatchObject({ accountId: 'T1', isTakenOver: true });
    expect(await mobileOf('T2')).not.toHaveProperty('isTakenOver');
    expect(await resolve()).toMatchObject({ changedAccounts: 0 });
  });
});
