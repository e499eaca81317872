import mongoose from 'mongoose';
import { startApp } from '../../../tests/setup/app.ts';
import { agree, publishConsentTexts } from '../../../tests/setup/consents.ts';
import { anAccount, saveRecords, strangers } from '../../../tests/setup/identities.ts';
import type { AccountRecord } from '../identity/engine/account-record.ts';
import { resolveAll } from '../identity/resolve-all.ts';
import { limits } from '../limits/limits.ts';

const documentNumber = '11010519491231002X';
const policyholder = { name: '李小明', documentType: '身份证', documentNumber };
const claim = { name: '李小明', documentType: 'national-id', documentNumber };
let app: Awaited<ReturnType<typeof startApp>>;

beforeEach(async () => {
  app = await startApp({ trustedProxies: 1 });
  await publishConsentTexts(app);
});
afterEach(() => app.stop());

async function lists(...records: AccountRecord[]) {
  await saveRecords([...strangers(40), ...records], app.ports);
  await resolveAll(app.ports, () => undefined);
}

async function aPerson() {
  const person = await app.signInAsCustomer();
  await agree(app, person, ['service']);
  return person;
}
type Person = Awaited<ReturnType<typeof aPerson>>;

const bind = ({ as }: Person, body: object) => as(app.http.post('/api/me/real-name')).send(body);
const policies = async ({ as }: Person) =>
  (await as(app.http.get('/api/me/policies')).expect(200)).body;
const anError = (code: string) => ({ error: expect.objectContaining({ code }) });

describe('a name that is matched', () => {
  test('makes the policies of all channels the customer’s, however the name is written', async () => {
    await lists(
      anAccount('L1', 'agency', { ...policyholder, policyNumber: 'P2024000001' }),
      anAccount('L2', 'bancassurance', {
        ...policyholder,
        name: '李小明先生',
        policyNumber: 'B2024000002',
      }),
    );
    const person = await aPerson();
    expect(await policies(person)).toEqual({ isNameVerified: false, items: [] });
    const { body } = await bind(person, { ...claim, name: ' 李小明 ' }).expect(200);
    expect(body.realName).toEqual({
      name: '李**',
      documentNumber: '1101**********002X',
      verifiedAt: app.ports.now().toISOString(),
    });
    expect(await policies(person)).toEqual({
      isNameVerified: true,
      items: [
        { channel: 'agency', policyNumber: expect.stringMatching(/^P\*+\d$/) },
        { channel: 'bancassurance', policyNumber: expect.stringMatching(/^B\*+\d$/) },
      ],
    });
    await bind(person, claim).expect(200);
    const other = { ...claim, documentType: 'passport', documentNumber: 'E83627194' };
    expect((await bind(person, other).expect(409)).body).toEqual(anError('real_name.bound'));
  });

  test('keeps every WeChat of one person: a new one never takes the place of an old one', async () => {
    await lists(anAccount('L1', 'agency', { ...policyholder, policyNumber: 'P2024000001' }));
    const old = await aPerson();
    const renewed = await aPerson();
    const { body } = await bind(old, claim).expect(200);
    expect((await bind(renewed, claim).expect(200)).body.customerId).toBe(body.customerId);
    for (const person of [old, renewed]) expect((await policies(person)).items).toHaveLength(1);
    const accounts = await mongoose.connection
      .collection('channel_accounts')
      .countDocuments({ channel: 'mini-program' });
    expect(accounts).toBe(2);
  });

  test('needs consent, and shows nothing once it is withdrawn', async () => {
    await lists(anAccount('L1', 'agency', { ...policyholder, policyNumber: 'P2024000001' }));
    const person = await app.signInAsCustomer();
    expect((await bind(person, claim).expect(403)).body).toEqual(anError('consent.required'));
    await agree(app, person, ['service']);
    await bind(person, claim).expect(200);
    await person.as(app.http.delete('/api/me/consents/service')).expect(200);
    await person.as(app.http.get('/api/me/policies')).expect(403);
  });
});

describe('a name that is not matched', () => {
  test('gets the same answer whatever is wrong, and leaves nothing but an entry in the audit log', async () => {
    await lists(anAccount('L1', 'agency', policyholder));
    const wrong = [
      { ...claim, name: '王小明' },
      { ...claim, documentNumber: '110105194912310118' },
      { ...claim, name: '李*明' },
      { ...claim, documentType: 'passport', documentNumber: 'E83627194' },
    ];
    const bodies = new Set<string>();
    for (const body of wrong) {
      const person = await aPerson();
      const answer = await bind(person, body).expect(409);
      bodies.add(JSON.stringify({ ...answer.body.error, requestId: '' }));
      expect(await policies(person)).toEqual({ isNameVerified: false, items: [] });
      expect((await person.as(app.http.get('/api/me'))).body.realName).toBeNull();
    }
    expect([...bodies]).toEqual([expect.stringContaining('real_name.no_match')]);
    const { as } = await app.signInAs('compliance');
    const { body } = await as(app.http.get('/api/audit?action=me.real_name_failed')).expect(200);
    expect(body.items).toHaveLength(wrong.length);
    expect(JSON.stringify(body) + app.lines.join()).not.toMatch(/小明|1101051949/);
  });

  test('of other people’s WeChats is none: only lists of the channels count', async () => {
    await lists();
    await app.signInAsCustomer({ fields: policyholder });
    await bind(await aPerson(), claim).expect(409);
  });

  test('can be tried a few times a day by one WeChat, and for one document by all', async () => {
    await lists(anAccount('L1', 'agency', policyholder));
    const { times } = limits['real-name'];
    const guesser = await aPerson();
    const guesses = Array.from({ length: times + 2 }, (_, n) =>
      bind(guesser, { ...claim, documentType: 'passport', documentNumber: `E8362719${n}` }),
    );
    const statuses = (await Promise.all(guesses)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 409)).toHaveLength(times);
    expect((await bind(guesser, claim).expect(429)).body).toEqual(anError('limit.used_up'));
    for (let n = 0; n < times; n++)
      await bind(await aPerson(), { ...claim, name: `李${'一二三四五六七'[n]}` }).expect(409);
    const { body } = await bind(await aPerson(), claim).expect(429);
    expect(body.error.details.retryAfterSeconds).toBeGreaterThan(23 * 3600);
  });

  test.each([
    [{ ...claim, documentNumber: '110105194912310021' }, '校验不通过'],
    [{ ...claim, documentNumber: '11010519491331002X' }, '校验不通过'],
    [{ ...claim, documentNumber: '1101051949' }, '校验不通过'],
    [{ ...claim, documentNumber: '000000' }, '不正确'],
    [{ ...claim, documentNumber: '1101051949123****X' }, '不正确'],
  ])('is told as a typing error in %j', async (body, message) => {
    const answer = await bind(await aPerson(), body).expect(400);
    expect(answer.body.error.details).toEqual([
      { in: 'body', path: 'documentNumber', message: expect.stringContaining(message) },
    ]);
  });

  test.each([
    {},
    { ...claim, name: '李' },
    { ...claim, name: { $ne: '' } },
    { ...claim, documentType: '身份证' },
    { ...claim, documentNumber: 'x'.repeat(31) },
    { ...claim, accountId: '0'.repeat(24) },
  ])('is refused as %j', async (body) => {
    await bind(await aPerson(), body).expect(400);
  });
});
