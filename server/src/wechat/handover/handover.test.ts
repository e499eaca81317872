import { sendText } from '../../../../scripts/wechat-sandbox/people-acts.ts';
import { startWithMessages } from '../../../../tests/setup/messages.ts';

let world: Awaited<ReturnType<typeof startWithMessages>>;
let appId: string;
const office = { days: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '18:00' };

beforeEach(async () => {
  world = await startWithMessages();
  const { body } = await world.staff.as(world.app.http.get('/api/wechat/apps')).expect(200);
  appId = body.items[0].id;
  await world.follows('p1');
});
afterEach(() => world.stop());

const path = () => `/api/wechat/apps/${appId}/service-hours`;
const setHours = (hours: object | null) =>
  world.staff.as(world.app.http.put(path())).send({ hours });
const says = async (text: string) =>
  (await sendText(world.who(world.account, 'p1'), text))?.reply ?? null;

async function contacts() {
  await world.heard();
  const { body } = await world.signIn('p1');
  const service = await world.app.signInAs('customer-service');
  const list = await service
    .as(world.app.http.get(`/api/customers/${body.customerId}/contacts`))
    .expect(200);
  return list.body.items;
}

describe('a text that no rule answers', () => {
  it('goes to a person in service hours, and is a contact of the customer', async () => {
    await setHours(office).expect(200);
    expect(await says('我的保单呢')).toBe('（转人工客服）');
    expect(await contacts()).toMatchObject([
      {
        source: 'agency',
        direction: 'in',
        kind: 'message',
        outcome: 'handed-over',
        text: '我的保单呢',
      },
    ]);
  });

  it('is answered with the hours when nobody is there', async () => {
    await setHours(office).expect(200);
    world.app.later(7 * 3_600_000); // 19:00
    expect(await says('有人吗')).toContain('每天 09:00–18:00');
    expect(await contacts()).toMatchObject([{ outcome: 'after-hours', text: '有人吗' }]);
  });

  it('is left alone where nobody set hours, and still is a contact', async () => {
    expect(await says('您好')).toBeNull();
    expect(await contacts()).toMatchObject([{ outcome: null, text: '您好' }]);
  });

  it('is none when a rule answers', async () => {
    await setHours(office).expect(200);
    const rule = { appid: null, on: 'text', match: '理赔', text: '理赔请带上保单' };
    await world.staff.as(world.app.http.post('/api/wechat/replies')).send(rule).expect(201);
    expect(await says('怎么理赔')).toBe('理赔请带上保单');
    expect(await contacts()).toMatchObject([{ outcome: 'answered' }]);
  });

  it('has the same answer however often WeChat tells it, and is one contact', async () => {
    await setHours(office).expect(200);
    const { sandbox, account, app } = world;
    const there = sandbox.world.appOf(account.appid);
    const user = there && sandbox.world.meet(there, 'p1');
    if (!there || !user) throw new Error('no follower');
    const { url, body } = sandbox.write(there, user, { MsgType: 'text', Content: '您好' });
    const tell = async () => (await fetch(url, { method: 'POST', body })).text();
    const first = await tell();
    expect(first).toContain('<Encrypt>');
    app.later(60_000);
    await tell();
    expect(await contacts()).toHaveLength(1);
  });
});

describe('service hours', () => {
  it('are set by operations, shown to whoever sees WeChat, and may be none', async () => {
    const manager = await world.app.signInAs('channel-manager');
    const show = async () => (await manager.as(world.app.http.get(path())).expect(200)).body;
    expect(await show()).toEqual({ hours: null, can: { edit: false } });
    await setHours(office).expect(200);
    expect((await show()).hours).toEqual(office);
    await setHours(null).expect(200);
    expect((await show()).hours).toBeNull();
    await manager.as(world.app.http.put(path())).send({ hours: office }).expect(403);
    await setHours({ ...office, days: [8] }).expect(400);
    await setHours({ ...office, to: '08:00' }).expect(400);
  });

  it('are a public account’s', async () => {
    const { body } = await world.staff.as(world.app.http.get('/api/wechat/apps'));
    const unknown = `/api/wechat/apps/${'f'.repeat(24)}/service-hours`;
    await world.staff.as(world.app.http.get(unknown)).expect(404);
    await world.staff
      .as(world.app.http.put(`/api/wechat/apps/${body.items[1].id}/service-hours`))
      .send({ hours: office })
      .expect(409);
  });
});
