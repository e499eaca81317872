import mongoose from 'mongoose';
import { startApp } from '../../../tests/setup/app.ts';
import { agree, publishConsentTexts } from '../../../tests/setup/consents.ts';
import { limits } from '../limits/limits.ts';

const mobile = '13700000001';
const claim = { code: 'A001', mobile };
let app: Awaited<ReturnType<typeof startApp>>;
let manager: Awaited<ReturnType<typeof app.signInAs>>;
let agentId: string;

beforeEach(async () => {
  app = await startApp();
  await publishConsentTexts(app);
  manager = await app.signInAs('channel-manager', 'compliance');
  const agent = { ...claim, name: '李业务', channel: 'agency' };
  const { body } = await manager.as(app.http.post('/api/agents')).send(agent).expect(201);
  agentId = body.id;
});
afterEach(() => app.stop());

const anError = (code: string) => ({ error: expect.objectContaining({ code }) });

/** A customer whose mobile WeChat confirmed. */
async function aPerson(confirmed = mobile) {
  const person = await app.signInAsCustomer({
    fields: { mobile: confirmed, mobileAt: '2026-01-01' },
  });
  await agree(app, person, ['service']);
  return person;
}
type Person = Awaited<ReturnType<typeof aPerson>>;

const bind = ({ as }: Pick<Person, 'as'>, body: object = claim) =>
  as(app.http.post('/api/agents/bind')).send(body);
const hat = ({ as }: Pick<Person, 'as'>, audience: string, more: object = {}) =>
  as(app.http.post('/api/auth/hats')).send({ audience, ...more });
const withToken = (token: string) => ({
  as: (request: ReturnType<typeof app.http.get>) => request.set('authorization', `Bearer ${token}`),
});
async function asAgent(person: Person) {
  const { body } = await hat(person, 'agent').expect(200);
  return { ...withToken(body.accessToken), refreshToken: body.refreshToken as string };
}
const me = ({ as }: Pick<Person, 'as'>) => as(app.http.get('/api/agents/me'));
const own = async ({ as }: Person) => (await as(app.http.get('/api/me')).expect(200)).body.agent;
const manage = (what: string, body: object = { reason: '手机丢失' }) =>
  manager.as(app.http.post(`/api/agents/${agentId}/${what}`)).send(body);
const decide = ({ as }: Pick<Person, 'as'>, id: string, verdict: string) =>
  as(app.http.post(`/api/agents/handovers/${id}/decide`)).send({ verdict });
const waiting = async () =>
  (await manager.as(app.http.get('/api/agents/handovers')).expect(200)).body.items;
const actions = async () => {
  const { body } = await manager.as(app.http.get(`/api/audit?targetId=${agentId}`)).expect(200);
  return body.items.map(({ action }: { action: string }) => action);
};

describe('binding', () => {
  test('by code and confirmed mobile gives the WeChat a second hat, without signing in again', async () => {
    const person = await aPerson();
    expect((await hat(person, 'agent').expect(409)).body).toEqual(anError('agent.not_bound'));
    expect((await bind(person).expect(200)).body).toEqual({ state: 'bound' });
    expect((await bind(person).expect(200)).body).toEqual({ state: 'bound' });
    expect(await own(person)).toEqual({ code: 'A001', channel: 'agency', state: 'bound' });
    const agent = await asAgent(person);
    expect((await me(agent).expect(200)).body).toEqual({
      id: agentId,
      code: 'A001',
      name: '李业务',
      mobile: '137****0001',
      channel: 'agency',
      partner: null,
      handover: null,
    });
    await me(person).expect(403);
    const { body } = await hat(agent, 'customer').expect(200);
    await withToken(body.accessToken).as(app.http.get('/api/me')).expect(200);
    const again = await hat(person, 'agent', { refreshToken: agent.refreshToken }).expect(200);
    await me(agent).expect(401);
    await me(withToken(again.body.accessToken)).expect(200);
    expect(await actions()).toEqual(['auth.signed_out', 'agent.bound', 'agent.created']);
  });

  test('is refused the same way whatever does not match, and without consent or confirmed mobile', async () => {
    const stranger = await aPerson('13700000002');
    const withOwn = { ...claim, mobile: '13700000002' };
    const bodies = new Set<string>();
    for (const body of [withOwn, { ...withOwn, code: 'A999' }]) {
      const answer = await bind(stranger, body).expect(409);
      bodies.add(JSON.stringify({ ...answer.body.error, requestId: '' }));
    }
    expect([...bodies]).toEqual([expect.stringContaining('agent.no_match')]);
    expect((await bind(stranger).expect(409)).body).toEqual(anError('agent.mobile_not_confirmed'));
    const unknown = await app.signInAsCustomer({ fields: { mobile } });
    expect((await bind(unknown).expect(403)).body).toEqual(anError('consent.required'));
    await agree(app, unknown, ['service']);
    expect((await bind(unknown).expect(409)).body).toEqual(anError('agent.mobile_not_confirmed'));
    await manage('disable').expect(200);
    expect((await bind(await aPerson()).expect(409)).body).toEqual(anError('agent.no_match'));
  });

  test('can be tried a few times a day', async () => {
    const person = await aPerson();
    const wrong = { ...claim, code: 'A999' };
    for (let n = 0; n < limits['agent-binding'].times; n++) await bind(person, wrong).expect(409);
    expect((await bind(person).expect(429)).body).toEqual(anError('limit.used_up'));
  });

  test('gives an agent one WeChat and a WeChat one agent, also at the same moment', async () => {
    const people = await Promise.all([aPerson(), aPerson()]);
    const answers = await Promise.all(people.map((person) => bind(person)));
    const bound = answers.filter(({ body }) => body.state === 'bound');
    expect(bound).toHaveLength(1);
    const second = { code: 'A002', mobile, name: '李业务', channel: 'agency' };
    await manager.as(app.http.post('/api/agents')).send(second).expect(201);
    const [first] = people.filter((_, at) => answers[at]?.body.state === 'bound');
    const taken = await bind(first as Person, { code: 'A002', mobile }).expect(409);
    expect(taken.body).toEqual(anError('agent.wechat_taken'));
  });

  test.each([{}, { code: 'A001' }, { ...claim, mobile: { $ne: '' } }, { ...claim, agentId: 'x' }])(
    '%j is refused',
    async (body) => {
      await bind(await aPerson(), body).expect(400);
    },
  );
});

describe('another WeChat', () => {
  test('waits until the old one agrees; then the old one is out at once, and both stay on record', async () => {
    const old = await aPerson();
    await bind(old).expect(200);
    const agent = await asAgent(old);
    const fresh = await aPerson();
    expect((await bind(fresh).expect(200)).body).toEqual({ state: 'waiting' });
    expect(await own(fresh)).toMatchObject({ state: 'waiting' });
    expect((await bind(fresh).expect(409)).body).toEqual(anError('agent.handover_waiting'));
    await hat(fresh, 'agent').expect(409);
    const { handover } = (await me(agent).expect(200)).body;
    expect(handover).toMatchObject({ agent: { code: 'A001' } });
    const stranger = await app.signInAsAgent();
    expect((await decide(stranger, handover.id, 'approve').expect(404)).body).toEqual(
      anError('agent.handover_not_found'),
    );
    expect(await waiting()).toHaveLength(1);
    app.later(60_000);
    await decide(agent, handover.id, 'approve').expect(204);
    await me(agent).expect(401);
    await hat(old, 'agent').expect(409);
    await old.as(app.http.get('/api/me')).expect(200);
    await me(await asAgent(fresh)).expect(200);
    const bindings = await mongoose.connection.collection('agent_bindings').find().toArray();
    expect(bindings).toMatchObject([
      { accountId: new mongoose.Types.ObjectId(old.accountId), until: app.ports.now() },
      { accountId: new mongoose.Types.ObjectId(fresh.accountId), until: null },
    ]);
  });

  test('is let in or refused by the back office, once', async () => {
    await bind(await aPerson()).expect(200);
    const fresh = await aPerson();
    await bind(fresh).expect(200);
    const [{ id }] = await waiting();
    await decide(manager, id, 'refuse').expect(204);
    await decide(manager, id, 'approve').expect(404);
    expect(await own(fresh)).toBeNull();
    await bind(fresh).expect(200);
    const [again] = await waiting();
    await decide(manager, again.id, 'approve').expect(204);
    await asAgent(fresh);
    expect(await actions()).toEqual([
      'agent.handover_approved',
      'agent.handover_asked',
      'agent.handover_refused',
      'agent.handover_asked',
      'agent.bound',
      'agent.created',
    ]);
  });
});

describe('an agent', () => {
  test('who is disabled is out at once, and stays out', async () => {
    const person = await aPerson();
    await bind(person).expect(200);
    const agent = await asAgent(person);
    await manage('disable').expect(200);
    await me(agent).expect(401);
    await hat(person, 'agent').expect(409);
    await person.as(app.http.get('/api/me')).expect(200);
    await manage('enable', {}).expect(400);
    await manager.as(app.http.post(`/api/agents/${agentId}/enable`)).expect(200);
    await me(agent).expect(401);
    await me(await asAgent(person)).expect(200);
  });

  test('who is unbound is out at once, and the WeChat is free', async () => {
    const person = await aPerson();
    await bind(person).expect(200);
    const agent = await asAgent(person);
    const { body } = await manage('unbind').expect(200);
    expect(body.boundAt).toBeNull();
    await me(agent).expect(401);
    await bind(await aPerson()).expect(200);
    const { body: audit } = await manager.as(app.http.get('/api/audit?action=agent.unbound'));
    expect(audit.items[0].details).toEqual({ reason: '手机丢失' });
  });
});
