import mongoose from 'mongoose';
import { loginCode } from '../../../scripts/wechat-sandbox/people-acts.ts';
import { startConnected } from '../../../tests/setup/connected.ts';
import { anApp } from '../../../tests/setup/wechat.ts';

const miniProgram = anApp({ kind: 'mini-program', name: '合一' });
const { appid } = miniProgram;
let app: Awaited<ReturnType<typeof startConnected>>;
let officer: Awaited<ReturnType<typeof app.signInAs>>;

beforeEach(async () => {
  app = await startConnected([miniProgram]);
  officer = await app.signInAs('compliance', 'operations');
});
afterEach(() => app.stop());

const anError = (code: string) => ({ error: expect.objectContaining({ code }) });
const signIn = (personId: string) =>
  app.http
    .post('/api/auth/wechat')
    .send({ code: loginCode({ sandbox: app.sandbox, appid, personId }) });
const me = (token: string) => app.http.get('/api/me').set('authorization', `Bearer ${token}`);
const refresh = (refreshToken: string) =>
  app.http.post('/api/auth/wechat/refresh').send({ refreshToken });
const block = (of: string, id: string) =>
  officer.as(app.http.post('/api/blocks')).send({ of, id, reason: '微信被人盗用' });
const lift = (id: string) =>
  officer.as(app.http.post(`/api/blocks/${id}/lift`)).send({ reason: '本人已核实' });

/** Which account a session is of. */
async function accountOf(customerId: string): Promise<string> {
  const accounts = mongoose.connection.collection('channel_accounts');
  const found = await accounts.findOne({ customerId: new mongoose.Types.ObjectId(customerId) });
  return String(found?._id);
}

const merge = (ids: string[]) =>
  officer
    .as(app.http.post('/api/identity/merges'))
    .send({ of: 'customers', ids, reason: '本人来电' })
    .expect(201);

describe.each(['account', 'customer'])('a blocked %s', (of) => {
  test('is out at once with all tokens, cannot sign in, and can again once that is lifted', async () => {
    const { body: one } = await signIn('p1').expect(200);
    const { body: stranger } = await signIn('p2').expect(200);
    const id = of === 'customer' ? one.customerId : await accountOf(one.customerId);
    const { body } = await block(of, id).expect(201);
    expect(body).toMatchObject({ of, targetId: id, reason: '微信被人盗用', liftedAt: null });
    expect((await me(one.accessToken).expect(401)).body).toEqual(anError('auth.session_ended'));
    await refresh(one.refreshToken).expect(401);
    expect((await signIn('p1').expect(403)).body).toEqual(anError('auth.blocked'));
    await me(stranger.accessToken).expect(200);
    expect((await block(of, id).expect(409)).body).toEqual(anError('block.exists'));
    const { body: list } = await officer.as(app.http.get(`/api/blocks?id=${id}&inForce=true`));
    expect(list.items).toMatchObject([{ id: body.id, can: { lift: true } }]);
    await lift(body.id).expect(200);
    expect((await lift(body.id).expect(404)).body).toEqual(anError('block.not_found'));
    await me(one.accessToken).expect(401);
    await signIn('p1').expect(200);
    const { body: audit } = await officer.as(app.http.get(`/api/audit?targetId=${id}`));
    expect(audit.items).toMatchObject([
      { action: 'block.lifted', details: { reason: '本人已核实' } },
      { action: 'block.added', details: { reason: '微信被人盗用' } },
    ]);
  });

  test('wears no other hat either', async () => {
    const agent = await app.signInAsAgent();
    await block(of, of === 'customer' ? agent.customerId : agent.accountId).expect(201);
    await agent.as(app.http.get('/api/agents/me')).expect(401);
    await refresh(agent.refreshToken).expect(401);
  });
});

test('a session that was opened at the same moment is refused all the same', async () => {
  const { body: one } = await signIn('p1').expect(200);
  await block('account', await accountOf(one.customerId)).expect(201);
  await mongoose.connection
    .collection('sessions')
    .updateMany({ endReason: 'blocked' }, { $set: { endedAt: null, endReason: null } });
  await me(one.accessToken).expect(401);
  expect((await refresh(one.refreshToken).expect(403)).body).toEqual(anError('auth.blocked'));
});

test('a blocked customer’s other accounts are blocked after a merge, a blocked account’s are not', async () => {
  const { body: one } = await signIn('p1').expect(200);
  const { body: other } = await signIn('p2').expect(200);
  const { body: blocked } = await block('account', await accountOf(one.customerId)).expect(201);
  await merge([one.customerId, other.customerId]);
  await refresh(other.refreshToken).expect(200);
  await signIn('p2').expect(200);
  await lift(blocked.id).expect(200);
  await block('customer', (await signIn('p1').expect(200)).body.customerId).expect(201);
  const { body: third } = await signIn('p3').expect(200);
  const { customerId } = (
    await mongoose.connection
      .collection('channel_accounts')
      .find({ customerId: { $ne: new mongoose.Types.ObjectId(third.customerId) } })
      .toArray()
  )[0] as unknown as { customerId: object };
  await merge([String(customerId), third.customerId]);
  expect((await refresh(third.refreshToken).expect(403)).body).toEqual(anError('auth.blocked'));
  expect((await signIn('p3').expect(403)).body).toEqual(anError('auth.blocked'));
});

test('blocks are for customer service and compliance, and of somebody who is there', async () => {
  const nobody = 'f'.repeat(24);
  expect((await block('account', nobody).expect(404)).body).toEqual(anError('account.not_found'));
  expect((await block('customer', nobody).expect(404)).body).toEqual(anError('customer.not_found'));
  const { as } = await app.signInAs('training');
  const body = { of: 'account', id: nobody, reason: '微信被人盗用' };
  await as(app.http.post('/api/blocks')).send(body).expect(403);
  await as(app.http.get('/api/blocks')).expect(403);
  for (const bad of [
    { ...body, of: 'staff' },
    { ...body, id: 'x' },
    { ...body, reason: ' ' },
  ])
    await officer.as(app.http.post('/api/blocks')).send(bad).expect(400);
});
