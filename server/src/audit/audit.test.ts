import { startApp } from '../../../tests/setup/app.ts';
import { recordAudit } from './audit.service.ts';
import { onServer } from './occasion.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let officer: Awaited<ReturnType<typeof app.signInAs>>;

beforeAll(async () => {
  app = await startApp();
  officer = await app.signInAs('compliance');
});
afterAll(() => app.stop());

const list = (query: string) => officer.as(app.http.get(`/api/audit?${query}`));

test('entries are found by action, actor, target and time, newest first, page by page', async () => {
  const start = app.ports.now();
  for (let n = 0; n < 5; n++) {
    app.later(60_000);
    const target = { type: 'account' as const, id: String(n % 2).repeat(24) };
    const ids = { accountId: 'a'.repeat(24), sessionId: 'b'.repeat(24) };
    const actor = { audience: 'customer' as const, id: 'c'.repeat(24), ...ids };
    const details = { fields: ['mobile'] };
    const reason = { text: '核对', encryption: app.ports.fieldEncryption };
    await recordAudit(
      { actor, action: 'identity.unmasked', target, details, reason },
      onServer(app.ports.now()),
    );
  }
  const first = await list('action=identity.unmasked&limit=3').expect(200);
  expect(first.body.items[0]).toEqual({
    id: expect.any(String),
    at: app.ports.now().toISOString(),
    action: 'identity.unmasked',
    actor: { audience: 'customer', id: 'c'.repeat(24), name: null },
    target: { type: 'account', id: '0'.repeat(24) },
    details: { reason: '核对', fields: ['mobile'] },
    requestId: null,
    address: null,
  });
  const rest = await list(
    `action=identity.unmasked&limit=3&cursor=${first.body.nextCursor}`,
  ).expect(200);
  expect(first.body.items).toHaveLength(3);
  expect(rest.body).toMatchObject({ items: [{}, {}], nextCursor: null });

  const count = async (query: string) => (await list(query).expect(200)).body.items.length;
  expect(await count(`targetId=${'1'.repeat(24)}`)).toBe(2);
  expect(await count(`actorId=${'c'.repeat(24)}`)).toBe(5);
  expect(await count(`actorId=${'d'.repeat(24)}`)).toBe(0);
  const from = new Date(start.getTime() + 120_000).toISOString();
  const to = new Date(start.getTime() + 240_000).toISOString();
  expect(await count(`from=${from}&to=${to}`)).toBe(2);
});

test('an entry says through which request and from where', async () => {
  const { username, _id } = await app.aStaff(['operations']);
  const answer = await app.http
    .post('/api/auth/staff/sign-in')
    .send({ username, password: 'wrong' })
    .expect(401);
  const { body } = await list(`targetId=${_id}&action=auth.sign_in_failed`);
  expect(body.items).toMatchObject([
    { requestId: answer.headers['x-request-id'], details: { known: true } },
  ]);
});

test.each([
  'action=none',
  'actorId=1',
  'from=yesterday',
  'from[$gt]=',
  'limit=101',
  'cursor={}',
  'sort=at',
])('%s is refused', (query) => list(encodeURI(query)).expect(400));

test('nothing in the API changes or removes an entry', async () => {
  const { body } = await list('limit=1').expect(200);
  const [{ id }] = body.items;
  for (const method of ['put', 'delete', 'post'] as const) {
    await officer.as(app.http[method]('/api/audit')).expect(405);
    await officer.as(app.http[method](`/api/audit/${id}`)).expect(404);
  }
});
