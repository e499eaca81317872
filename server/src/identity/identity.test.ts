import { setTimeout as wait } from 'node:timers/promises';
import type {
  AccountView,
  CustomerDetail,
  CustomerView,
  ResolutionRunView,
} from '@heyi/shared/identity/identity.schema';
import { Types } from 'mongoose';
import { startApp } from '../../../tests/setup/app.ts';
import { inTransaction } from '../database/transaction.ts';
import type { AccountRecord } from './engine/account-record.ts';
import { defineIdentityJobs } from './identity.jobs.ts';
import { resolveAll } from './resolve-all.ts';
import { saveAccounts } from './save-accounts.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let staff: Awaited<ReturnType<typeof app.signInAs>>;

const fang = { name: '王芳', documentNumber: '11010519491231002X' };
const records: AccountRecord[] = [
  {
    accountId: 'A1',
    channel: 'agency',
    fields: { ...fang, mobile: '13812340001', tags: '高净值;车主' },
  },
  { accountId: 'B1', channel: 'broker', fields: { ...fang, mobile: '13900000002', tags: '车主' } },
  { accountId: 'B2', channel: 'broker', fields: { name: '赵敏', mobile: '13700000003' } },
  ...Array.from(
    { length: 40 },
    (_, at): AccountRecord => ({
      accountId: `X${at}`,
      channel: 'bancassurance',
      fields: {
        name: `钱${'甲乙丙丁戊己庚辛'[at % 8]}${'春夏秋冬梅'[at % 5]}`,
        mobile: `1360000${1000 + at}`,
      },
    }),
  ),
];

beforeAll(async () => {
  app = await startApp();
  staff = await app.signInAs('customer-service');
  const source = { importId: new Types.ObjectId(), recordedAt: app.ports.now() };
  const rows = records.map((record) => ({ record, extra: {} }));
  await inTransaction((session) => saveAccounts(rows, source, app.ports.fieldEncryption, session));
});
afterAll(() => app.stop());

const post = (path: string, body: object) =>
  staff.as(app.http.post(`/api/identity${path}`)).send(body);
const get = (path: string) => staff.as(app.http.get(`/api/identity${path}`));

const accounts = async (query: string): Promise<AccountView[]> =>
  (await post('/accounts/search', { query }).expect(200)).body.items;
const customers = async (query: string): Promise<CustomerView[]> =>
  (await post('/customers/search', { query }).expect(200)).body.items;

describe('before the first resolution', () => {
  it('finds accounts, no customers, and says that nothing was resolved', async () => {
    expect(await accounts('王芳')).toHaveLength(2);
    expect(await customers('王芳')).toEqual([]);
    const [a, b] = await accounts('王芳');
    const { body } = await get(`/accounts/${a?.id}/evidence/${b?.id}`).expect(409);
    expect(body.error.code).toBe('identity.not_resolved');
  });

  it('runs a resolution as a job whose progress can be watched', async () => {
    defineIdentityJobs(app.ports);
    await app.ports.jobs.start();
    const manager = await app.signInAs('operations');
    await manager.as(app.http.post('/api/identity/runs')).expect(202);
    let run: ResolutionRunView | undefined;
    while (run?.status !== 'done') {
      await wait(100);
      const { body } = await get('/runs').expect(200);
      run = body.items[0];
    }
    expect(run.summary).toMatchObject({
      accounts: 43,
      customers: 42,
      linkedBy: { 'national-id': 1 },
    });
    await app.ports.jobs.stop();
  });
});

describe('after it', () => {
  beforeAll(() => resolveAll(app.ports, () => undefined));

  it('shows one customer with all accounts and why each is there, masked', async () => {
    const [found] = await customers('13812340001');
    const { body, text } = await get(`/customers/${found?.id}`).expect(200);
    const customer = body as CustomerDetail;
    expect(customer.accounts.map(({ channel, accountId }) => [channel, accountId])).toEqual([
      ['agency', 'A1'],
      ['broker', 'B1'],
    ]);
    expect(customer.accounts[0]?.link).toMatchObject({
      rule: 'national-id',
      toAccountId: customer.accounts[1]?.id,
    });
    expect(customer.tags.united.sort()).toEqual(['车主', '高净值'].sort());
    expect(customer.tags.byChannel).toMatchObject({ broker: ['车主'] });
    expect(customer.name).toBe('王*');
    for (const value of ['王芳', '13812340001', '13900000002', '11010519491231002X', '19491231']) {
      expect(text).not.toContain(value);
    }
  });

  it('explains two accounts, linked or not', async () => {
    const [a, b] = await accounts('王芳');
    const { body: same } = await get(`/accounts/${a?.id}/evidence/${b?.id}`).expect(200);
    expect(same).toMatchObject({ rule: 'national-id', vetoes: [] });
    expect(same.probability).toBeGreaterThan(0.95);
    const [other] = await accounts('赵敏');
    const { body: different } = await get(`/accounts/${a?.id}/evidence/${other?.id}`).expect(200);
    expect(different.probability).toBeLessThan(0.05);
    await get(`/accounts/${a?.id}/evidence/${a?.id}`).expect(400);
    await get(`/accounts/${a?.id}/evidence/${'0'.repeat(24)}`).expect(404);
  });

  it('searches by any value, narrowed to a channel, in pages', async () => {
    expect((await accounts('b1')).length + (await accounts('B1')).length).toBeGreaterThan(0);
    const { body } = await post('/accounts/search', { query: '王芳', channel: 'broker' }).expect(
      200,
    );
    expect(body.items).toHaveLength(1);
    const seen = new Set<string>();
    let cursor: string | null | undefined;
    do {
      const page = await post('/customers/search', {
        limit: 10,
        ...(cursor ? { cursor } : {}),
      }).expect(200);
      for (const { id } of page.body.items) seen.add(id);
      cursor = page.body.nextCursor;
    } while (cursor);
    expect(seen.size).toBe(42);
  });

  it('keeps figures for the overview', async () => {
    const { body } = await get('/overview').expect(200);
    expect(body).toMatchObject({
      accounts: 43,
      customers: 42,
      accountsByChannel: { agency: 1, broker: 2, bancassurance: 40 },
      lastRun: { status: 'done' },
    });
  });

  it('answers 404 for a customer that does not exist and 400 for what is no id', async () => {
    const { body } = await get(`/customers/${'0'.repeat(24)}`).expect(404);
    expect(body.error.code).toBe('customer.not_found');
    await get('/customers/1').expect(400);
  });

  it.each<[string, object]>([
    ['an operator', { query: { $gt: '' } }],
    ['an unknown field', { query: 'a', where: '1' }],
    ['a page too large', { limit: 101 }],
    ['a text too long', { query: 'x'.repeat(101) }],
    ['a cursor of ours that is not', { cursor: 'nonsense' }],
  ])('refuses %s', async (_, body) => {
    await post('/customers/search', body).expect(400);
  });

  it('lets only those resolve who may', async () => {
    await staff.as(app.http.post('/api/identity/runs')).expect(403);
  });
});
