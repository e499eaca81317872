import mongoose from 'mongoose';
import { startApp } from '../../../tests/setup/app.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let manager: Awaited<ReturnType<typeof app.signInAs>>;

beforeEach(async () => {
  app = await startApp();
  manager = await app.signInAs('channel-manager');
});
afterEach(() => app.stop());

const anError = (code: string) => ({ error: expect.objectContaining({ code }) });
const li = { code: 'a001', name: '李业务', mobile: '13700000001', channel: 'agency' };

const create = (body: object) => manager.as(app.http.post('/api/agents')).send(body);
const list = async (query = '') =>
  (await manager.as(app.http.get(`/api/agents${query}`)).expect(200)).body.items;
const aPartner = async (name: string) =>
  (await manager.as(app.http.post('/api/partners')).send({ name }).expect(201)).body.id as string;
const upload = (text: string) =>
  manager.as(app.http.post('/api/agents/import')).attach('file', Buffer.from(text), 'agents.csv');

describe('agents', () => {
  test('are added once per code, shown with a masked mobile, changed, and found by the beginning of their code', async () => {
    const { body } = await create(li).expect(201);
    expect(body).toEqual({
      id: expect.any(String),
      code: 'A001',
      name: '李业务',
      mobile: '137****0001',
      channel: 'agency',
      partner: null,
      boundAt: null,
      disabled: false,
      createdAt: app.ports.now().toISOString(),
      can: { manage: true },
    });
    expect((await create(li).expect(409)).body).toEqual(anError('agent.code_taken'));
    const partnerId = await aPartner('华安保险经纪有限公司');
    const broker = { ...li, channel: 'broker', partnerId };
    const { code: _, ...changes } = broker;
    const changed = await manager.as(app.http.put(`/api/agents/${body.id}`)).send(changes);
    expect(changed.body).toMatchObject({
      channel: 'broker',
      partner: { id: partnerId, name: '华安保险经纪有限公司' },
    });
    await create({ ...broker, code: 'B-7' }).expect(201);
    expect(await list('?code=b')).toMatchObject([{ code: 'B-7' }]);
    expect(await list(`?partnerId=${partnerId}`)).toHaveLength(2);
    expect(await list('?channel=bancassurance')).toEqual([]);
  });

  test.each([
    { ...li, channel: 'broker' },
    { ...li, partnerId: '0'.repeat(24) },
    { ...li, code: '../x' },
    { ...li, mobile: '12345678901' },
    { ...li, mobile: { $ne: '' } },
    { ...li, name: '李' },
    { ...li, accountId: '0'.repeat(24) },
  ])('%j is refused', async (body) => {
    await create(body).expect(400);
  });

  test('of an unknown partner are refused; partners have one name each', async () => {
    const unknown = { ...li, channel: 'broker', partnerId: '0'.repeat(24) };
    expect((await create(unknown).expect(404)).body).toEqual(anError('partner.not_found'));
    await aPartner('明德保险代理有限公司');
    const again = manager.as(app.http.post('/api/partners')).send({ name: '明德保险代理有限公司' });
    expect((await again.expect(409)).body).toEqual(anError('partner.name_taken'));
    expect((await manager.as(app.http.get('/api/partners'))).body.items).toHaveLength(1);
  });

  test('are seen by training, and managed by channel managers', async () => {
    const { body } = await create(li).expect(201);
    const { as } = await app.signInAs('training');
    const shown = await as(app.http.get(`/api/agents/${body.id}`)).expect(200);
    expect(shown.body.can).toEqual({ manage: false });
    await as(app.http.post('/api/agents')).send(li).expect(403);
    await as(app.http.get('/api/agents/handovers')).expect(403);
    const path = `/api/agents/${body.id}/disable`;
    await as(app.http.post(path)).send({ reason: '已离司' }).expect(403);
  });

  test('keep name and mobile sealed, and out of log and audit', async () => {
    await create(li).expect(201);
    const stored = await Promise.all(
      ['agents', 'audit_entries'].map((name) =>
        mongoose.connection.collection(name).find().toArray(),
      ),
    );
    expect(JSON.stringify(stored) + app.lines.join()).not.toMatch(/李业务|13700000001/);
  });
});

describe('a list of agents', () => {
  test('makes, changes and leaves agents, and tells what is wrong with a row', async () => {
    await aPartner('华安保险经纪有限公司');
    const header = '工号,姓名,手机号,渠道,合作机构\n';
    const rows = [
      'A1,李业务,13700000001,,',
      'A2,王业务,13700000002,银保,',
      'B1,张经纪,13700000003,经代,华安保险经纪有限公司',
      'B2,赵经纪,13700000004,,某某公司',
      'A3,钱,13700000005,个险,',
      'A1,孙业务,13700000006,个险,',
      'A4,周业务,137,个险,',
      'A5,吴业务,13700000007,网销,',
      'B3,郑经纪,13700000008,经代,',
    ];
    const { body } = await upload(header + rows.join('\n')).expect(200);
    expect(body).toEqual({
      created: 3,
      changed: 0,
      unchanged: 0,
      rejected: [
        { row: 5, reason: expect.stringContaining('合作机构') },
        { row: 6, reason: expect.stringContaining('姓名') },
        { row: 7, reason: expect.stringContaining('工号') },
        { row: 8, reason: expect.stringContaining('手机号') },
        { row: 9, reason: expect.stringContaining('渠道') },
        { row: 10, reason: expect.stringContaining('经代') },
      ],
    });
    const again = await upload(`${header}A1,李业务,13700000001,,\nA2,王业务,13700000009,银保,`);
    expect(again.body).toEqual({ created: 0, changed: 1, unchanged: 1, rejected: [] });
    expect(await list()).toMatchObject([
      { code: 'B1', channel: 'broker' },
      { code: 'A2', channel: 'bancassurance', mobile: '137****0009' },
      { code: 'A1', channel: 'agency' },
    ]);
  });

  test.each([
    ['工号,姓名\nA1,李业务', '手机号'],
    ['', '空'],
    ['工号,姓名,手机号\n', '表头'],
  ])('%j is refused with its reason', async (text, reason) => {
    const { body } = await upload(text).expect(400);
    expect(body.error.details).toEqual([
      { in: 'file', path: 'file', message: expect.stringContaining(reason) },
    ]);
  });
});
