import type { HotValueDecisionView, HotValueView } from '@heyi/shared/identity/hot-values.schema';
import mongoose from 'mongoose';
import { startApp } from '../../../../tests/setup/app.ts';
import { anAccount, saveRecords, strangers } from '../../../../tests/setup/identities.ts';
import { resolveAll } from '../resolve-all.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let operations: Awaited<ReturnType<typeof app.signInAs>>;
let service: Awaited<ReturnType<typeof app.signInAs>>;

const agentsMobile = '13700000099';
const desk = '02162345678';
const nobody = 'f'.repeat(24);

beforeAll(async () => {
  app = await startApp();
  operations = await app.signInAs('operations');
  service = await app.signInAs('customer-service');
  const customersOfAgent = Array.from({ length: 12 }, (_, at) =>
    anAccount(`H${at}`, 'agency', {
      name: `${'冯陈褚卫蒋沈韩杨朱秦尤许'[at]}${'东南西北'[at % 4]}${'梅兰竹菊松'[at % 5]}`,
      mobile: agentsMobile,
      phone: at < 3 ? desk : '',
      birthday: `19${60 + at}-0${1 + (at % 9)}-2${at % 9}`,
    }),
  );
  await saveRecords([...strangers(40), ...customersOfAgent], app.ports);
});
afterAll(() => app.stop());

const get = (who: typeof service, path: string) => who.as(app.http.get(`/api/identity${path}`));
const post = (who: typeof service, path: string, body: object) =>
  who.as(app.http.post(`/api/identity${path}`)).send(body);
const listed = async (query = ''): Promise<HotValueView[]> =>
  (await get(operations, `/hot-values${query}`).expect(200)).body.items;
const resolve = () => resolveAll(app.ports, () => undefined);
const audited = (action: string) =>
  mongoose.connection.collection('audit_entries').find({ action }).toArray();

it('are none before the first run, then those of the last, masked', async () => {
  expect(await listed()).toEqual([]);
  await resolve();
  const { body, text } = await get(operations, '/hot-values').expect(200);
  expect(body).toMatchObject({
    items: [{ field: 'mobile', value: '137****0099', holders: 12, decision: null }],
    nextCursor: null,
  });
  expect(body.items[0].can).toEqual({ release: true, unmask: false });
  expect(text).not.toContain(agentsMobile);
  expect(await listed('?cursor=1')).toEqual([]);
  await get(operations, '/hot-values?cursor=x').expect(400);
  await get(operations, `/hot-values?runId=${nobody}`).expect(404);
});

describe('a value that people release', () => {
  let decision: HotValueDecisionView;

  it('is marked at once, and is evidence from the next run on; the list of the run before stays', async () => {
    const [{ id } = { id: '' }] = await listed();
    const answer = await post(operations, `/hot-values/${id}/release`, { reason: '公司前台' });
    expect(answer.status).toBe(201);
    decision = answer.body;
    expect(decision).toMatchObject({
      kind: 'released',
      valueId: id,
      value: '137****0099',
      reason: '公司前台',
      by: { id: operations.id, name: operations.username },
      undone: null,
      can: { undo: true },
    });
    expect(await listed()).toMatchObject([
      { id, decision: { id: decision.id }, can: { release: false } },
    ]);
    const runs = await get(operations, '/runs').expect(200);
    await resolve();
    expect(await listed()).toEqual([]);
    expect(await listed(`?runId=${runs.body.items[0].id}`)).toMatchObject([{ id }]);
    expect(await audited('hot_value.released')).toMatchObject([
      { target: { type: 'hot-value', id }, details: { fields: ['mobile'] } },
    ]);
  });

  it('is not decided a second time: the second person is told who did', async () => {
    const add = { field: 'mobile', value: '+86 137-0000-0099', reason: '是业务员的' };
    const { body } = await post(operations, '/hot-values', add).expect(409);
    expect(body.error).toMatchObject({
      code: 'hot_value.decided',
      details: { kind: 'released', by: { name: operations.username }, reason: '公司前台' },
    });
  });

  it('is set aside again when that is undone, once', async () => {
    const path = `/hot-value-decisions/${decision.id}/undo`;
    const { body } = await post(operations, path, { reason: '判断有误' }).expect(200);
    expect(body).toMatchObject({
      id: decision.id,
      undone: { by: { name: operations.username }, reason: '判断有误' },
      can: { undo: false },
    });
    const again = await post(operations, path, { reason: '判断有误' }).expect(409);
    expect(again.body.error.code).toBe('hot_value.undone');
    await resolve();
    expect(await listed()).toMatchObject([{ field: 'mobile', holders: 12, decision: null }]);
  });
});

describe('a value that people add', () => {
  const add = (value: string, field = 'phone') =>
    post(operations, '/hot-values', { field, value, reason: '营业部的电话' });

  it('is evidence no longer from the next run on, and is sealed', async () => {
    const { body, text } = await add('021-6234 5678').expect(201);
    expect(body).toMatchObject({ kind: 'added', field: 'phone', can: { undo: true } });
    expect(text).not.toContain(desk);
    await resolve();
    expect(await listed()).toMatchObject([
      { field: 'mobile', holders: 12, decision: null },
      { field: 'phone', holders: 3, decision: { kind: 'added' }, can: { release: false } },
    ]);
    const stored = await mongoose.connection
      .collection('hot_value_decisions')
      .find()
      .map((one) => JSON.stringify(one) + one.value.buffer.toString('latin1'))
      .toArray();
    for (const text of [...stored, JSON.stringify(await audited('hot_value.added'))]) {
      expect(text).not.toMatch(/62345678|13700000099/);
    }
  });

  it.each<[string, string, string, number, string]>([
    ['what says nothing', 'mobile', '13800000000', 400, 'hot_value.unreadable'],
    ['what cannot be such a value', 'email', 'niemand', 400, 'hot_value.unreadable'],
    ['an ID number', 'document', '11010519491231002X', 400, 'input.invalid'],
    ['what is on the list', 'mobile', agentsMobile, 409, 'hot_value.listed'],
    ['what was added before', 'phone', desk, 409, 'hot_value.decided'],
  ])('is not %s', async (_, field, value, status, code) => {
    const { body } = await add(value, field).expect(status);
    expect(body.error.code).toBe(code);
  });

  it('cannot stand twice, even when two people add it at the same moment', async () => {
    const answers = await Promise.all([add('13711112222', 'mobile'), add('13711112222', 'mobile')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('is told with all decisions, newest first, masked', async () => {
    const { body, text } = await get(service, '/hot-value-decisions').expect(200);
    expect(body.items.map(({ kind }: HotValueDecisionView) => kind)).toEqual([
      'added',
      'added',
      'released',
    ]);
    expect(body.items[0].can).toEqual({ undo: false });
    expect(text).not.toMatch(/13711112222|13700000099/);
  });
});

describe('a hot value in clear', () => {
  const reason = { reason: '核对录入的资料' };

  it('is shown for a reason, and that is in the audit trail without it', async () => {
    const [{ id } = { id: '' }] = await listed();
    const { body } = await post(service, `/hot-values/${id}/unmasked`, reason).expect(200);
    expect(body).toEqual({ id, field: 'mobile', value: agentsMobile });
    const entries = await audited('hot_value.unmasked');
    expect(entries).toMatchObject([
      {
        actor: { id: service.id },
        target: { type: 'hot-value', id },
        details: { fields: ['mobile'] },
      },
    ]);
    expect(JSON.stringify(entries) + app.lines.join('')).not.toContain(agentsMobile);
  });

  it('is shown when it stands only in a decision', async () => {
    const { body } = await get(service, '/hot-value-decisions').expect(200);
    const { valueId } = body.items[0];
    const shown = await post(service, `/hot-values/${valueId}/unmasked`, reason).expect(200);
    expect(shown.body.value).toBe('13711112222');
  });

  it('is not for whoever sets rules only, nor without a reason', async () => {
    const [{ id } = { id: '' }] = await listed();
    await post(operations, `/hot-values/${id}/unmasked`, reason).expect(403);
    await post(service, `/hot-values/${id}/unmasked`, {}).expect(400);
    await post(service, `/hot-values/${nobody}/unmasked`, reason).expect(404);
  });
});

it('is decided by operations and administrators only; who may see identities looks on', async () => {
  const [{ id } = { id: '' }] = await listed();
  const reason = { reason: '是一家人的' };
  const value = { field: 'mobile', value: '13711113333', ...reason };
  for (const role of ['customer-service', 'compliance', 'channel-manager'] as const) {
    const who = await app.signInAs(role);
    await post(who, `/hot-values/${id}/release`, reason).expect(403);
    await post(who, '/hot-values', value).expect(403);
    await post(who, `/hot-value-decisions/${nobody}/undo`, reason).expect(403);
    await get(who, '/hot-values').expect(200);
  }
  const trainer = await app.signInAs('training');
  await get(trainer, '/hot-values').expect(403);
  await get(trainer, '/hot-value-decisions').expect(403);
  const administrator = await app.signInAs('administrator');
  await post(administrator, `/hot-values/${nobody}/release`, reason).expect(404);
});
