import { signedInAudiences } from '@heyi/shared/actor';
import { type AnyEndpoint, apiPrefix } from '@heyi/shared/endpoint';
import { Validator } from '@seriousme/openapi-schema-validator';
import type { Test } from 'supertest';
import { startApp } from '../../tests/setup/app.ts';
import { modules } from './app.ts';
import { endpointsOf } from './http/mount.ts';

const nobody = 'f'.repeat(24);

/** A request that is good in form, for each endpoint that takes more than an id. */
const bodies: Record<string, object> = {
  'POST /auth/staff/sign-in': { username: 'li.na', password: 'x' },
  'POST /auth/wechat': { code: 'x' },
  'POST /auth/wechat/refresh': { refreshToken: 'x' },
  'POST /consents/texts': { purpose: 'service', title: '服务', text: '同意' },
  'PUT /consents/texts/:id': { title: '服务', text: '同意' },
  'POST /auth/hats': { audience: 'customer' },
  'POST /blocks': { of: 'account', id: nobody, reason: '被人盗用' },
  'POST /blocks/:id/lift': { reason: '已核实' },
  'POST /agents': { code: 'A1', name: '李明', mobile: '13700000097', channel: 'agency' },
  'PUT /agents/:id': { name: '李明', mobile: '13700000097', channel: 'agency' },
  'POST /agents/:id/disable': { reason: '已离司' },
  'POST /agents/:id/unbind': { reason: '手机丢失' },
  'POST /agents/bind': { code: 'A1', mobile: '13700000097' },
  'POST /agents/handovers/:id/decide': { verdict: 'refuse' },
  'POST /partners': { name: '华安保险经纪有限公司' },
  'POST /me/mobile': { code: 'x' },
  'POST /me/real-name': {
    name: '李明',
    documentType: 'national-id',
    documentNumber: '11010519491231002X',
  },
  'POST /me/consents': { purpose: 'service', version: 1 },
  'PUT /staff/me/password': { oldPassword: 'x', newPassword: 'y' },
  'POST /staff': { username: 'li.na', roles: ['training'] },
  'PUT /staff/:id/roles': { roles: ['training'] },
  'POST /integration/systems': { name: '保单系统' },
  'POST /imports': { map: JSON.stringify({ columns: { 编号: 'accountId' } }) },
  'POST /imports/:id/rejected': { reason: '改正后重新导入' },
  'PUT /column-maps/:name': { map: { columns: [{ header: '编号', field: 'accountId' }] } },
  'POST /column-maps/:name/rename': { name: '银保' },
  'POST /column-maps/fitting': { header: ['编号'] },
  'POST /wechat/apps': {
    kind: 'mini-program',
    name: '合一',
    appid: `wx${'0'.repeat(16)}`,
    originalId: `gh_${'0'.repeat(12)}`,
    secret: '0'.repeat(32),
  },
  'PUT /wechat/apps/:id': { name: '合一' },
  'PUT /wechat/tags/order': { names: ['高净值'] },
  'POST /wechat/migrations': {
    fromId: nobody,
    toId: 'e'.repeat(24),
    approvedAt: '2026-11-20T00:00:00.000Z',
  },
  'POST /wechat/migrations/:id/start': {},
  'POST /wechat/migrations/:id/retry': {},
  'POST /wechat/migrations/:id/results/file': { reason: '核对迁移结果' },
  'POST /wechat/replies': { appid: null, on: 'follow', text: '欢迎' },
  'PUT /wechat/replies/:id': { appid: null, on: 'follow', text: '欢迎' },
  'POST /wechat/codes': {
    appid: `wx${'0'.repeat(16)}`,
    kind: 'permanent',
    owner: 'agent',
    ownerCode: '1024',
    label: '名片',
  },
  'PUT /wechat/codes/:id': { label: '名片' },
  'PUT /wechat/apps/:id/menu': { revision: 0, buttons: [] },
  'POST /wechat/apps/:id/menu/publish': { revision: 0 },
  'PUT /wechat/apps/:id/service-hours': { hours: null },
  'PUT /messages/templates': {
    appid: `wx${'0'.repeat(16)}`,
    kind: 'points-expiring',
    templateId: 'tmpl-points',
    fields: [{ name: 'number1', from: 'points' }],
  },
  'PUT /messages/settings': { quietHours: null },
  'POST /me/agreements': {
    key: 'tap-0001',
    answers: [{ templateId: 'tmpl-points', answer: 'accept' }],
  },
  'POST /identity/accounts': {
    channel: 'agency',
    accountId: 'A-walk',
    fields: { mobile: '13700000098' },
  },
  'POST /identity/accounts/search': {},
  'POST /identity/customers/search': {},
  'POST /identity/merges': { of: 'accounts', ids: [nobody, 'e'.repeat(24)], reason: '本人来电' },
  'POST /identity/customers/:id/split': { accountIds: [nobody], reason: '本人来电' },
  'POST /identity/changes/:id/undo': { reason: '核对有误' },
  'POST /identity/review/pairs/:id/decide': { verdict: 'same', reason: '本人来电' },
  'POST /identity/accounts/:id/unmasked': { reason: '本人来电' },
  'POST /identity/hot-values': { field: 'mobile', value: '13700000099', reason: '是业务员的' },
  'POST /identity/hot-values/:id/release': { reason: '是一家人的' },
  'POST /identity/hot-values/:id/unmasked': { reason: '核对资料' },
  'POST /identity/hot-value-decisions/:id/undo': { reason: '判断有误' },
  'POST /identity/previews': { bars: { upper: 0.9, lower: 0.4 }, modelRunId: null },
  'POST /identity/previews/:id/apply': { reason: '试算过' },
};

/** Open to whoever works here, whatever the role. */
const forAllStaff = [
  'POST /auth/sign-out',
  'GET /auth/sessions',
  'DELETE /auth/sessions',
  'DELETE /auth/sessions/:id',
  'GET /staff/me',
  'PUT /staff/me/password',
  'GET /identity/overview',
];

let app: Awaited<ReturnType<typeof startApp>>;
let endpoints: AnyEndpoint[];

beforeAll(async () => {
  app = await startApp();
  endpoints = Object.values(modules(app.ports, app.config)).flatMap(endpointsOf);
});
afterAll(() => app.stop());

/** A new session of each audience. */
const signInAs = {
  staff: () => app.signInAs('administrator'),
  customer: () => app.signInAsCustomer(),
  agent: () => app.signInAsAgent(),
};

/** Whoever may ask: staff where they may. */
async function allowed({ audiences }: AnyEndpoint) {
  const audience = (['staff', 'customer', 'agent'] as const).find((one) => audiences.includes(one));
  return signInAs[audience ?? 'staff']();
}

const nameOf = ({ method, path }: AnyEndpoint) => `${method} ${path}`;
const isOpen = ({ audiences }: AnyEndpoint) => audiences.includes('public');

function request(endpoint: AnyEndpoint): Test {
  const method = endpoint.method.toLowerCase() as 'get' | 'post' | 'put' | 'delete';
  return app.http[method](apiPrefix + endpoint.path.replace(/:\w+/g, nobody));
}

function goodRequest(endpoint: AnyEndpoint): Test {
  const body = bodies[nameOf(endpoint)];
  if (endpoint.kind === 'upload')
    return request(endpoint)
      .field({ ...body } as Record<string, string>)
      .attach('file', Buffer.from('编号\n1\n'), 'list.csv');
  return body ? request(endpoint).send(body) : request(endpoint);
}

test('every endpoint that is not public refuses whoever has no token, a made-up or an old one', async () => {
  const old = await app.signInAs('administrator');
  await old.as(app.http.post('/api/auth/sign-out')).expect(204);
  const closed = endpoints.filter((endpoint) => !isOpen(endpoint));
  expect(closed.length).toBeGreaterThan(15);
  for (const endpoint of closed) {
    const answers = [
      await request(endpoint),
      await request(endpoint).set('authorization', 'Bearer x.y.z'),
      await old.as(request(endpoint)),
    ];
    expect([nameOf(endpoint), ...answers.map(({ body }) => body.error?.code)]).toEqual([
      nameOf(endpoint),
      'auth.required',
      'auth.required',
      'auth.session_ended',
    ]);
  }
});

test('every endpoint that is not for all staff refuses whoever has no right to it', async () => {
  const { as } = await app.signIn(
    await app.aStaff(['administrator'], { mustChangePassword: true }),
  );
  for (const endpoint of endpoints.filter((each) => !isOpen(each))) {
    const name = nameOf(endpoint);
    if (name === 'DELETE /auth/sessions') continue;
    const { status, body } = await as(goodRequest(endpoint));
    if (forAllStaff.includes(name)) expect([name, status]).not.toEqual([name, 403]);
    else expect([name, status, body.error?.code]).toEqual([name, 403, 'auth.forbidden']);
  }
});

test('every endpoint refuses the audiences that it is not for', async () => {
  for (const audience of signedInAudiences) {
    const { as } = await signInAs[audience]();
    const others = endpoints.filter((each) => !isOpen(each) && !each.audiences.includes(audience));
    if (audience !== 'staff') expect(others.length).toBeGreaterThan(50);
    for (const endpoint of others) {
      const { status, body } = await as(goodRequest(endpoint));
      expect([audience, nameOf(endpoint), status, body.error?.code]).toEqual([
        audience,
        nameOf(endpoint),
        403,
        'auth.forbidden',
      ]);
    }
  }
});

test('every endpoint with a body refuses what is not in the contract', async () => {
  const deep = `{"map":${'['.repeat(1000)}${']'.repeat(1000)}}`;
  for (const endpoint of endpoints) {
    // What core systems send is signed with its body: their endpoints have tests of their own.
    if (endpoint.audiences.includes('core-system')) continue;
    if (endpoint.kind !== 'json' || !endpoint.body) continue;
    const { as } = await allowed(endpoint);
    const good = bodies[nameOf(endpoint)] as Record<string, unknown>;
    const [first] = Object.keys(good);
    const bad = [
      JSON.stringify({ ...good, admin: true }),
      JSON.stringify({ ...good, $where: '1' }),
      `{"__proto__":{"admin":true},${JSON.stringify(good).slice(1)}`.replace(',}', '}'),
      ...(first ? [JSON.stringify({ ...good, [first]: { $gt: '' } })] : []),
      deep,
    ];
    for (const text of bad) {
      const answer = await as(request(endpoint)).set('content-type', 'application/json').send(text);
      expect([nameOf(endpoint), text.slice(0, 80), answer.status]).toEqual([
        nameOf(endpoint),
        text.slice(0, 80),
        400,
      ]);
      expect(answer.body.error.code).toMatch(/^input\./);
    }
  }
});

test('every endpoint without a query refuses one; every list takes only its own', async () => {
  for (const endpoint of endpoints.filter(({ method }) => method === 'GET')) {
    const { as } = await allowed(endpoint);
    for (const query of [{ admin: '1' }, { 'limit[$gt]': '1' }, { $where: '1' }]) {
      const { status } = await as(request(endpoint).query(query));
      expect([nameOf(endpoint), query, status]).toEqual([nameOf(endpoint), query, 400]);
    }
  }
});

test('ids that are not there, or are none, are told apart', async () => {
  const withId = endpoints.filter(({ path }) => path.includes(':id'));
  expect(withId.length).toBeGreaterThan(6);
  for (const endpoint of withId) {
    const name = nameOf(endpoint);
    const { as } = await allowed(endpoint);
    const missing = name.includes(':otherId')
      ? request({ ...endpoint, path: endpoint.path.replace(':otherId', 'e'.repeat(24)) })
      : goodRequest(endpoint);
    expect([name, (await as(missing)).status]).toEqual([name, 404]);
    const odd = { ...endpoint, path: endpoint.path.replace(':id', '1') };
    const { body } = await as(request(odd));
    expect([name, body.error.code]).toEqual([name, 'input.invalid']);
  }
});

test('/openapi.json is valid OpenAPI 3.1 and has every endpoint', async () => {
  const { body } = await app.http.get('/openapi.json').expect(200);
  const { valid, errors } = await new Validator().validate(body);
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
  expect(body.openapi).toMatch(/^3\.1\./);
  const operations = Object.values(
    body.paths as Record<string, Record<string, { operationId: string }>>,
  )
    .flatMap((path) => Object.values(path))
    .map(({ operationId }) => operationId);
  expect(operations).toHaveLength(endpoints.length);
  expect(new Set(operations).size).toBe(endpoints.length);
});

test('/docs comes whole from this server, within its content security policy', async () => {
  const page = await app.http.get('/docs/').expect(200).expect('content-type', /html/);
  const links = [...page.text.matchAll(/(?:src|href)="([^"#]+)"/g)].map(
    ([, link]) => link as string,
  );
  expect(links.length).toBeGreaterThan(3);
  for (const link of links.filter((each) => each !== 'data:,')) {
    expect(link).not.toMatch(/^(\w+:)?\/\//);
    await app.http.get(new URL(link, 'http://here/docs/').pathname).expect(200);
  }
  expect(page.text).not.toMatch(/<style|style=|<script(?![^>]*src=)| on\w+=/);
  await app.http.get('/docs/swagger-ui/package.json').expect(404);
});
