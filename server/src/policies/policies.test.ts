import type { PushedPolicy } from '@heyi/shared/policies/policy-push.schema';
import { startApp } from '../../../tests/setup/app.ts';
import { agree, publishConsentTexts } from '../../../tests/setup/consents.ts';
import { aParty, aPolicy, signed, type TestSystem } from '../../../tests/setup/policies.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let system: TestSystem;

const fang = { name: '王芳', documentNumber: '11010519491231002X' };
const qiang = { name: '赵强', documentNumber: '440524198001010013' };
const family = aPolicy({
  policyNumber: 'P2026-0002',
  channel: 'broker',
  parties: [
    aParty({ clientNumber: 'B-1' }),
    aParty({ ...qiang, role: 'insured', clientNumber: 'B-2', relation: 'spouse' }),
    aParty({ ...qiang, role: 'beneficiary', clientNumber: 'B-2', relation: 'spouse', share: 100 }),
  ],
});

beforeAll(async () => {
  app = await startApp();
  await publishConsentTexts(app);
  const { as } = await app.signInAs('administrator');
  const added = as(app.http.post('/api/integration/systems').send({ name: '保单系统' }));
  system = (await added.expect(201)).body;
  await push([aPolicy(), family]).expect(200);
});
afterAll(() => app.stop());

function push(policies: readonly PushedPolicy[]) {
  const body = JSON.stringify({ policies });
  return app.http
    .post('/api/integration/policies')
    .set('content-type', 'application/json')
    .set('authorization', signed(system, body, { at: app.ports.now() }))
    .send(body);
}

type Person = Awaited<ReturnType<typeof app.signInAsCustomer>>;

async function signInBound({ name, documentNumber }: typeof fang): Promise<Person> {
  const person = await app.signInAsCustomer();
  await agree(app, person, ['service']);
  const claim = { name, documentType: 'national-id', documentNumber };
  await person.as(app.http.post('/api/me/real-name').send(claim)).expect(200);
  return person;
}

const get = (person: Person, path: string) => person.as(app.http.get(`/api${path}`));

describe('a customer', () => {
  test('sees nothing before their name is verified, then the policies of every channel', async () => {
    const stranger = await app.signInAsCustomer();
    await agree(app, stranger, ['service']);
    const refused = await get(stranger, '/policies').expect(403);
    expect(refused.body.error.code).toBe('policy.real_name_required');
    const { body } = await get(await signInBound(fang), '/policies').expect(200);
    expect(body.items).toEqual([
      expect.objectContaining({ policyNumber: 'P2026-0002', channel: 'broker', roles: ['holder'] }),
      expect.objectContaining({
        policyNumber: 'P2026-0001',
        channel: 'agency',
        roles: ['holder', 'insured'],
        due: expect.objectContaining({ date: '2027-03-01', graceUntil: '2027-04-30' }),
      }),
    ]);
  });

  test('who only is insured sees what is covered, not what it costs, is worth or who benefits beside', async () => {
    const person = await signInBound(qiang);
    const { body } = await get(person, '/policies').expect(200);
    expect(body.items).toHaveLength(1);
    const [policy] = body.items;
    expect(policy).toMatchObject({ policyNumber: 'P2026-0002', due: null });
    const { body: detail } = await get(person, `/policies/${policy.id}`).expect(200);
    expect(detail).toMatchObject({ premium: null, cashValues: null });
    expect(detail.parties.map(({ role }: { role: string }) => role)).toEqual(['holder', 'insured']);
    expect(detail.exclusions).toHaveLength(1);
  });

  test("another person's policy is not there", async () => {
    const { body } = await get(await signInBound(fang), '/policies').expect(200);
    const own = body.items.find((each: { channel: string }) => each.channel === 'agency');
    const other = await signInBound(qiang);
    const refused = await get(other, `/policies/${own.id}`).expect(404);
    expect(refused.body.error.code).toBe('policy.not_found');
    expect(refused.text).not.toContain('P2026-0001');
  });

  test('sees everybody covered, and why, with what they pay', async () => {
    const { body } = await get(await signInBound(fang), '/policies/overview').expect(200);
    expect(body.people).toEqual([
      expect.objectContaining({ name: '王芳', because: 'self', policyIds: [expect.any(String)] }),
      expect.objectContaining({ name: '赵强', because: 'holder', relation: 'spouse' }),
    ]);
    const [illness] = body.people[0].coverage.filter(
      ({ kind }: { kind: string }) => kind === 'critical-illness',
    );
    expect(illness.sumInsured).toBe(30_000_000);
    expect(illness.yardstick.source).toContain('参考');
    expect(body.yearlyPremium).toBe(1_240_000);
    expect(body.dues).toHaveLength(2);
  });

  test('who withdraws the consent to service sees them no more', async () => {
    const person = await signInBound(qiang);
    await person.as(app.http.delete('/api/me/consents/service')).expect(200);
    await get(person, '/policies').expect(403);
  });
});

describe('a push', () => {
  test('tells of each policy what became of it', async () => {
    const late = aPolicy({ version: 2, status: 'lapsed' });
    const { body } = await push([late, late, aPolicy(), { ...late, status: 'matured' }]);
    const outcomes = body.results.map(({ outcome }: { outcome: string }) => outcome);
    expect(outcomes).toEqual(['taken', 'unchanged', 'outdated', 'refused']);
    expect(body.results[3].message).toContain('更大的版本号');
  });

  test.each([
    ['two holders', { parties: [aParty(), aParty()] }],
    ['nobody insured', { parties: [aParty(), aParty({ role: 'beneficiary' })] }],
    [
      'a holder without number',
      { parties: [aParty({ clientNumber: null }), aParty({ role: 'insured' })] },
    ],
    ['no exclusions', { exclusions: [] }],
    ['a fraction of a fen', { sumInsured: 0.5 }],
    ['an insecure document', { documents: [{ title: '合同', url: 'http://example.com/a.pdf' }] }],
    ['a script for a document', { documents: [{ title: '合同', url: 'javascript:alert(1)' }] }],
    ['a day that is none', { effectiveDate: '2026-02-30' }],
  ])('with %s is refused whole, and told where', async (_, change) => {
    const { body } = await push([aPolicy({ policyNumber: 'P-BAD', ...change })]).expect(400);
    expect(body.error.code).toBe('input.invalid');
    expect(body.error.details[0].path).toMatch(/^policies\.0\./);
  });
});

test("staff see a customer's policies if their work is with customers", async () => {
  const { id } = await signInBound(fang);
  const service = await app.signInAs('customer-service');
  const { body } = await service.as(app.http.get(`/api/customers/${id}/policies`)).expect(200);
  expect(body.items).toHaveLength(2);
  const training = await app.signInAs('training');
  await training.as(app.http.get(`/api/customers/${id}/policies`)).expect(403);
});
