import mongoose from 'mongoose';
import { follow, loginCode, phoneCode } from '../../scripts/wechat-sandbox/people-acts.ts';
import { resolveAll } from '../../server/src/identity/resolve-all.ts';
import { handleMessages } from '../../server/src/wechat/callbacks/handle-messages.ts';
import { startConnected } from '../setup/connected.ts';
import { agree, publishConsentTexts } from '../setup/consents.ts';
import { anAccount, saveRecords } from '../setup/identities.ts';
import { anApp } from '../setup/wechat.ts';

const agency = anApp({ name: '个险服务号' });
const broker = anApp({ name: '经代服务号' });
const unbound = anApp({ name: '银保服务号', scope: null });
const miniProgram = anApp({ kind: 'mini-program', name: '合一' });

let app: Awaited<ReturnType<typeof startConnected>>;
let server: Awaited<ReturnType<typeof app.listen>>;

beforeEach(async () => {
  app = await startConnected([agency, broker, unbound, miniProgram]);
  server = await app.listen();
  for (const { appid } of [agency, broker, unbound])
    Object.assign(app.sandbox.world.appOf(appid) ?? {}, {
      callbackUrl: `${server.url}/wechat/${appid}`,
    });
  await publishConsentTexts(app);
});
afterEach(async () => {
  await server.close();
  await app.stop();
});

const who = (personId: string, { appid } = miniProgram) => ({
  sandbox: app.sandbox,
  appid,
  personId,
});

async function signIn(personId: string) {
  const code = loginCode(who(personId));
  const { body } = await app.http.post('/api/auth/wechat').send({ code }).expect(200);
  const as = (request: ReturnType<typeof app.http.get>) =>
    request.set('authorization', `Bearer ${body.accessToken}`);
  return { as, customerId: body.customerId as string };
}

const post = ({ as }: Awaited<ReturnType<typeof signIn>>, path: string, body: object) =>
  as(app.http.post(`/api${path}`))
    .send(body)
    .expect(200);

/** How many accounts each customer has. */
async function customers(): Promise<Record<string, number>> {
  const accounts = await mongoose.connection.collection('channel_accounts').find().toArray();
  const counts: Record<string, number> = {};
  for (const { customerId } of accounts) {
    counts[String(customerId)] = (counts[String(customerId)] ?? 0) + 1;
  }
  return counts;
}

test('who follows two accounts and signs in to the mini-program is one customer, save for an account that shares no unionid', async () => {
  await follow(who('p1', agency));
  await follow(who('p1', broker));
  await follow(who('p1', unbound));
  await handleMessages(app.ports);
  const person = await signIn('p1');
  const { [person.customerId]: own, ...others } = await customers();
  expect(own).toBe(3);
  expect(Object.values(others)).toEqual([1]);
  expect((await signIn('p1')).customerId).toBe(person.customerId);
});

test('a family with one mobile number stays a family: two customers', async () => {
  for (const each of app.sandbox.world.state.people) each.mobile = '13900000001';
  const family = [await signIn('p1'), await signIn('p2')];
  for (const [at, person] of family.entries()) {
    await agree(app, person, ['service']);
    await post(person, '/me/mobile', { code: phoneCode(who(`p${at + 1}`)) });
  }
  expect(Object.values(await customers())).toEqual([1, 1]);
});

test('a stranger becomes a policyholder, then an agent, and changes hats', async () => {
  const policyholder = {
    name: '李小明',
    documentType: '身份证',
    documentNumber: '11010519491231002X',
    policyNumber: 'P2024000001',
  };
  await saveRecords([anAccount('L1', 'agency', policyholder)], app.ports);
  await resolveAll(app.ports, () => undefined);
  await follow(who('p1', agency));
  await handleMessages(app.ports);
  const person = await signIn('p1');
  await agree(app, person, ['service']);
  await post(person, '/me/mobile', { code: phoneCode(who('p1')) });
  const { body: bound } = await post(person, '/me/real-name', {
    name: '李小明',
    documentType: 'national-id',
    documentNumber: '11010519491231002X',
  });
  expect(await customers()).toEqual({ [bound.customerId]: 3 });
  const { body: policies } = await person.as(app.http.get('/api/me/policies')).expect(200);
  expect(policies.items).toHaveLength(1);

  const manager = await app.signInAs('channel-manager');
  const claim = { code: 'A001', mobile: '13900000001' };
  const agent = { ...claim, name: '李小明', channel: 'agency' };
  await manager.as(app.http.post('/api/agents')).send(agent).expect(201);
  expect((await post(person, '/agents/bind', claim)).body).toEqual({ state: 'bound' });
  const { body: hat } = await post(person, '/auth/hats', { audience: 'agent' });
  const asAgent = app.http.get('/api/agents/me').set('authorization', `Bearer ${hat.accessToken}`);
  expect((await asAgent.expect(200)).body).toMatchObject({ code: 'A001', name: '李小明' });
});
