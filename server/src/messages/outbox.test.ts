import { Types } from 'mongoose';
import { startWithMessages, templateFields } from '../../../tests/setup/messages.ts';
import { announce } from './announce.ts';
import { deliverDue } from './deliver-always.ts';

let world: Awaited<ReturnType<typeof startWithMessages>>;
let customerId: string;
let serial = 0;

beforeEach(async () => {
  world = await startWithMessages();
  customerId = String((await world.signIn('p1')).body.customerId);
});
afterEach(() => world.stop());

const tell = (more: object = {}) =>
  announce(
    {
      kind: 'policy-due',
      data: { product: '合一终身寿险', amount: 1_234_500, dueOn: '2026-12-01' },
      customerId: new Types.ObjectId(customerId),
      dedupeKey: `policy ${++serial}`,
      ...more,
    },
    world.app.ports,
  );
const list = async (query = '') =>
  (await world.staff.as(world.app.http.get(`/api/messages${query}`)).expect(200)).body.items;
const act = (id: string, what: string) =>
  world.staff.as(world.app.http.post(`/api/messages/${id}/${what}`));
const deliverAll = () => deliverDue(world.app.ports);
const nobody = 'f'.repeat(24);

describe('the outbox', () => {
  it('shows each message with its attempts and reasons, and filters them', async () => {
    await tell();
    await deliverAll();
    await world.follows('p1');
    await tell();
    await deliverAll();
    const [second, first] = await list();
    expect(first).toMatchObject({
      customerId,
      state: 'inbox',
      way: null,
      text: expect.stringContaining('合一终身寿险'),
      attempts: [],
      closed: [{ way: 'subscribe', appid: world.miniProgram.appid, why: 'no-template' }],
      can: { retry: true, cancel: false },
    });
    expect(second).toMatchObject({
      state: 'sent',
      way: 'custom',
      attempts: [{ way: 'custom', appid: world.account.appid, outcome: 'sent', why: null }],
      can: { retry: false, cancel: false },
    });
    expect(await list('?state=sent')).toEqual([second]);
    expect(await list('?way=custom&kind=policy-due')).toEqual([second]);
    expect(await list(`?appid=${world.account.appid}`)).toEqual([second]);
    expect(await list(`?customerId=${customerId}`)).toHaveLength(2);
    expect(await list(`?customerId=${nobody}`)).toEqual([]);
    expect(await list('?kind=agent-task')).toEqual([]);
    await world.staff.as(world.app.http.get('/api/messages?state=lost')).expect(400);
  });

  it('lets a message be tried again when a way has opened, and never one that was sent', async () => {
    await tell();
    await deliverAll();
    const [message] = await list();
    await world.follows('p1');
    const { body } = await act(message.id, 'retry').expect(200);
    expect(body).toMatchObject({ state: 'waiting', closed: [] });
    await deliverAll();
    expect(await list()).toMatchObject([{ state: 'sent', way: 'custom' }]);
    const again = await act(message.id, 'retry').expect(409);
    expect(again.body.error.code).toBe('message.settled');
    expect(world.onPhone('p1')).toHaveLength(1);
  });

  it('tries all ways again, those that were refused too', async () => {
    await world.follows('p1');
    world.sandbox.failures.plan('cgi-bin/message/custom/send', 45047);
    await tell();
    await deliverAll();
    const [message] = await list();
    expect(message).toMatchObject({ state: 'inbox', attempts: [{ why: 'too-many' }] });
    await act(message.id, 'retry').expect(200);
    await deliverAll();
    expect(await list()).toMatchObject([{ state: 'sent', attempts: [{}, { outcome: 'sent' }] }]);
  });

  it('lets a waiting message be cancelled; nobody sees it then', async () => {
    await world.follows('p1');
    await tell({ notBefore: new Date(world.app.ports.now().getTime() + 60_000) });
    const [message] = await list();
    expect(message.can).toEqual({ retry: false, cancel: true });
    await act(message.id, 'cancel').expect(200);
    await act(message.id, 'cancel').expect(409);
    world.app.later(120_000);
    await deliverAll();
    expect(world.onPhone('p1')).toEqual([]);
    const { as } = await world.signIn('p1');
    expect((await as(world.app.http.get('/api/me/messages')).expect(200)).body.items).toEqual([]);
    const officer = await world.app.signInAs('compliance');
    const audit = await officer.as(world.app.http.get(`/api/audit?targetId=${message.id}`));
    expect(audit.body.items).toMatchObject([{ action: 'message.cancelled' }]);
  });

  it('is not for everybody', async () => {
    await tell();
    await deliverAll();
    const [{ id }] = await list();
    const officer = await world.app.signInAs('compliance');
    await officer.as(world.app.http.get('/api/messages')).expect(200);
    await officer.as(world.app.http.post(`/api/messages/${id}/retry`)).expect(403);
    const manager = await world.app.signInAs('channel-manager');
    await manager.as(world.app.http.get('/api/messages')).expect(403);
    await act(nobody, 'retry').expect(404);
    await act(nobody, 'cancel').expect(404);
  });
});

describe('templates and quiet hours', () => {
  const put = (path: string, body: object) =>
    world.staff.as(world.app.http.put(`/api/messages/${path}`)).send(body);
  const setup = async () =>
    (await world.staff.as(world.app.http.get('/api/messages/setup')).expect(200)).body;

  it('are set, replaced and removed by staff', async () => {
    expect(await setup()).toMatchObject({
      apps: [{ name: '个险服务号' }, { name: '合一', kind: 'mini-program' }],
      templates: [],
      quietHours: { from: '21:30', to: '08:30' },
      can: { edit: true },
    });
    const given = {
      appid: world.account.appid,
      kind: 'policy-due',
      templateId: 'tmpl-policy-due',
      fields: templateFields['policy-due'],
    };
    const first = await put('templates', given).expect(200);
    const { body } = await put('templates', { ...given, templateId: 'tmpl-another' }).expect(200);
    expect(body.id).toBe(first.body.id);
    expect((await setup()).templates).toEqual([body]);
    const path = `/api/messages/templates/${body.id}`;
    await world.staff.as(world.app.http.delete(path)).expect(204);
    await world.staff.as(world.app.http.delete(path)).expect(404);
    await put('templates', { ...given, appid: `wx${'0'.repeat(16)}` }).expect(404);
  });

  it('are refused when they would fail later', async () => {
    const given = { appid: world.account.appid, kind: 'policy-due', templateId: 'tmpl-policy-due' };
    const fields = [{ name: 'amount1', from: 'product' }];
    const { body } = await put('templates', { ...given, fields }).expect(400);
    expect(body.error.details[0].message).toBe('“产品名称”不能放进 amount1');
    const twice = [...templateFields['policy-due'], ...templateFields['policy-due']];
    await put('templates', { ...given, fields: twice }).expect(400);
    await put('settings', { quietHours: { from: '25:00', to: '08:30' } }).expect(400);
    await put('settings', { quietHours: { from: '08:30', to: '08:30' } }).expect(400);
  });

  it('may be none: then people are written to at night', async () => {
    await world.follows('p1');
    await put('settings', { quietHours: null }).expect(200);
    expect((await setup()).quietHours).toBeNull();
    world.app.later(11 * 3_600_000);
    await tell();
    await deliverAll();
    expect(world.onPhone('p1')).toHaveLength(1);
  });
});
