import mongoose from 'mongoose';
import { startApp } from '../../../tests/setup/app.ts';
import { aPolicy, signed, type TestSystem } from '../../../tests/setup/policies.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let system: TestSystem;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const url = '/api/integration/policies';
const body = JSON.stringify({ policies: [aPolicy()] });

beforeEach(async () => {
  const { as } = await app.signInAs('administrator');
  const name = `核心 ${String(Math.random()).slice(2, 8)}`;
  system = (await as(app.http.post('/api/integration/systems').send({ name })).expect(201)).body;
});

const push = (authorization: string, text = body) =>
  app.http
    .post(url)
    .set('content-type', 'application/json')
    .set('authorization', authorization)
    .send(text);

const expectRefused = async (authorization: string, code: string, text = body) => {
  const answer = await push(authorization, text).expect(401);
  expect(answer.body.error.code).toBe(code);
};

describe('a signed request', () => {
  test('is taken once; a repetition of it is refused', async () => {
    const header = signed(system, body, { at: app.ports.now() });
    await push(header).expect(200);
    await expectRefused(header, 'auth.replayed');
  });

  test('of parallel repetitions one is taken', async () => {
    const header = signed(system, body, { at: app.ports.now() });
    const answers = await Promise.all([1, 2, 3, 4].map(() => push(header)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401]);
  });

  test('is refused when anything of it was changed', async () => {
    const at = app.ports.now();
    const header = signed(system, body, { at });
    await expectRefused(header, 'auth.not_signed', body.replace('王芳', '王方'));
    await expectRefused(signed(system, body, { at, signedBody: '{}' }), 'auth.not_signed');
    await expectRefused(
      signed({ ...system, secret: 'f'.repeat(64) }, body, { at }),
      'auth.not_signed',
    );
    await expectRefused(signed({ ...system, id: 'f'.repeat(24) }, body, { at }), 'auth.not_signed');
    await expectRefused(header.replace(/signature=../, 'signature='), 'auth.not_signed');
    const other = signed(system, body, { at });
    await app.http
      .post(`${url}?x=1`)
      .set('authorization', other)
      .send(JSON.parse(body))
      .expect(401);
  });

  test('is good for five minutes, by our clock', async () => {
    const at = (ms: number) => new Date(app.ports.now().getTime() + ms);
    for (const ms of [-301_000, 301_000])
      await expectRefused(signed(system, body, { at: at(ms) }), 'auth.clock_skew');
    for (const ms of [-299_000, 299_000])
      await push(signed(system, body, { at: at(ms) })).expect(200);
  });

  test('opens nothing but what is for core systems', async () => {
    const header = signed(system, '', { at: app.ports.now() });
    await app.http.get('/api/integration/systems').set('authorization', header).expect(401);
  });
});

describe('the secret of a system', () => {
  test('is shown once, stored sealed, and replaced at once', async () => {
    const { as } = await app.signInAs('administrator');
    const { body: list } = await as(app.http.get('/api/integration/systems')).expect(200);
    expect(JSON.stringify(list)).not.toContain(system.secret);
    const stored = await mongoose.connection.collection('core_systems').find().toArray();
    expect(JSON.stringify(stored)).not.toContain(system.secret);
    expect(app.lines.join()).not.toContain(system.secret);
    const { body: renewed } = await as(
      app.http.post(`/api/integration/systems/${system.id}/secret`),
    ).expect(200);
    const at = app.ports.now();
    await expectRefused(signed(system, body, { at }), 'auth.not_signed');
    await push(signed(renewed, body, { at })).expect(200);
  });

  test('of a disabled system is no good until it is enabled', async () => {
    const { as } = await app.signInAs('administrator');
    const path = `/api/integration/systems/${system.id}`;
    await as(app.http.post(`${path}/disable`)).expect(200);
    await expectRefused(signed(system, body, { at: app.ports.now() }), 'auth.not_signed');
    await as(app.http.post(`${path}/enable`)).expect(200);
    await push(signed(system, body, { at: app.ports.now() })).expect(200);
    const { body: list } = await as(app.http.get('/api/integration/systems')).expect(200);
    const seen = list.items.find((each: { id: string }) => each.id === system.id);
    expect(seen.seenAt).toBe(app.ports.now().toISOString());
  });

  test('is for administrators; others may look, or not even that', async () => {
    const { as } = await app.signInAs('operations');
    await as(app.http.get('/api/integration/systems')).expect(200);
    await as(app.http.post(`/api/integration/systems/${system.id}/secret`)).expect(403);
    const training = await app.signInAs('training');
    await training.as(app.http.get('/api/integration/systems')).expect(403);
    const { as: asAdministrator } = await app.signInAs('administrator');
    const taken = asAdministrator(
      app.http.post('/api/integration/systems').send({ name: '核心系统' }),
    );
    await taken.expect(201);
    await asAdministrator(
      app.http.post('/api/integration/systems').send({ name: '核心系统' }),
    ).expect(409);
  });
});
