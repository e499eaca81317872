import { Types } from 'mongoose';
import { agree } from '../../../scripts/wechat-sandbox/people-acts.ts';
import { startWithMessages } from '../../../tests/setup/messages.ts';
import { AgreementModel } from './agreement.model.ts';
import { announce } from './announce.ts';
import { countUnread, listInbox } from './inbox.service.ts';

let world: Awaited<ReturnType<typeof startWithMessages>>;
let me: Awaited<ReturnType<typeof world.app.signInAsCustomer>>;
let other: typeof me;

beforeEach(async () => {
  world = await startWithMessages();
  me = await world.app.signInAsCustomer();
  other = await world.app.signInAsCustomer();
});
afterEach(() => world.stop());

const get = (who: typeof me, path: string) => who.as(world.app.http.get(`/api/me/${path}`));
const post = (who: typeof me, path: string) => who.as(world.app.http.post(`/api/me/${path}`));

const tell = (who: typeof me, points: number, more: object = {}) =>
  announce(
    {
      kind: 'points-expiring',
      data: { points, expiresOn: '2026-12-31' },
      customerId: new Types.ObjectId(who.id),
      dedupeKey: `points ${who.id} ${points}`,
      ...more,
    },
    world.app.ports,
  );

describe('an inbox', () => {
  it('shows one’s own messages page by page, newest first, with the number unread', async () => {
    for (let points = 1; points <= 5; points++) {
      await tell(me, points);
      world.app.later(60_000);
    }
    await tell(other, 99);
    const first = await get(me, 'messages?limit=3').expect(200);
    const next = await get(me, `messages?limit=3&cursor=${first.body.nextCursor}`).expect(200);
    const texts = [...first.body.items, ...next.body.items].map(({ text }) => text);
    expect(texts.map((text: string) => /(\d+) 积分/.exec(text)?.[1])).toEqual([
      ...['5', '4', '3', '2', '1'],
    ]);
    expect(next.body.nextCursor).toBeNull();
    expect(first.body.items[0]).toMatchObject({
      title: '积分到期提醒',
      page: 'pages/benefits/index',
      isRead: false,
    });
    const { body } = await get(me, 'messages/unread').expect(200);
    expect(body).toEqual({ unread: 5, more: false });
  });

  it('shows a message from its time on', async () => {
    const tomorrow = new Date(world.app.ports.now().getTime() + 86_400_000);
    await tell(me, 1, { notBefore: tomorrow });
    expect((await get(me, 'messages')).body.items).toEqual([]);
    expect((await get(me, 'messages/unread')).body.unread).toBe(0);
    const actor = { audience: 'customer', ...me } as const;
    expect(await countUnread(actor, tomorrow)).toEqual({ unread: 1, more: false });
    expect((await listInbox(actor, { limit: 20 }, tomorrow)).items).toHaveLength(1);
  });

  it('knows what was read, one by one or all at once; of others it knows nothing', async () => {
    for (const points of [1, 2, 3]) await tell(me, points);
    const { body } = await get(me, 'messages');
    const [{ id }] = body.items;
    for (let twice = 0; twice < 2; twice++)
      expect((await post(me, `messages/${id}/read`).expect(200)).body.isRead).toBe(true);
    expect((await get(me, 'messages/unread')).body.unread).toBe(2);
    expect((await post(me, 'messages/read').expect(200)).body).toEqual({ unread: 0, more: false });
    const stranger = await post(other, `messages/${id}/read`).expect(404);
    expect(stranger.body.error.code).toBe('message.not_found');
  });

  it('counts to 99', async () => {
    await Promise.all(Array.from({ length: 101 }, (_, points) => tell(me, points)));
    expect((await get(me, 'messages/unread')).body).toEqual({ unread: 99, more: true });
  });

  it.each(['x', `zzzzzzzzz-${'f'.repeat(23)}g`, 'f'.repeat(24)])(
    'refuses the cursor %s, which no page gave',
    async (cursor) => {
      const { body } = await get(me, `messages?cursor=${cursor}`).expect(400);
      expect(body.error.details[0].message).toContain('分页游标无效');
    },
  );

  it('of the agent is not the customer’s who the agent is', async () => {
    const agent = await world.app.signInAsAgent();
    await announce(
      {
        kind: 'agent-task',
        data: { task: '回访客户', dueAt: '2026-11-26T09:00:00.000Z' },
        agentId: new Types.ObjectId(agent.id),
        dedupeKey: 'task',
      },
      world.app.ports,
    );
    const inbox = await agent.as(world.app.http.get('/api/me/messages')).expect(200);
    expect(inbox.body.items).toMatchObject([{ kind: 'agent-task' }]);
    expect((await get(me, 'messages')).body.items).toEqual([]);
  });
});

describe('agreements to subscribe messages', () => {
  const templateId = 'tmpl-policy-due';
  const answers = (answer: string, key = 'tap-0001') => ({
    key,
    answers: [
      { templateId, answer },
      { templateId: 'of-nobody-at-all', answer },
    ],
  });
  let guest: Awaited<ReturnType<typeof world.signIn>>;
  const told = async (body: object) =>
    (await guest.as(world.app.http.post('/api/me/agreements')).send(body).expect(200)).body.items;

  beforeEach(async () => {
    await world.setTemplates();
    guest = await world.signIn('p1');
  });

  it('count each tap once, however often it is told, and no refusals', async () => {
    expect(await told(answers('accept'))).toEqual([
      { kind: 'policy-due', templateId, left: 1 },
      { kind: 'activity-invitation', templateId: 'tmpl-invitation', left: 0 },
    ]);
    await Promise.all([1, 2, 3].map(() => told(answers('accept'))));
    expect(await told(answers('reject', 'tap-0002'))).toMatchObject([{ left: 1 }, { left: 0 }]);
    expect(await told(answers('accept', 'tap-0003'))).toMatchObject([{ left: 2 }, { left: 0 }]);
    const { body } = await guest.as(world.app.http.get('/api/me/agreements')).expect(200);
    expect(body.items).toMatchObject([{ left: 2 }, { left: 0 }]);
    expect(await AgreementModel.countDocuments()).toBe(1);
  });

  it('are the same whether the phone tells of them, or WeChat, or both', async () => {
    world.miniProgramListens();
    await told(answers('accept'));
    await agree(world.who(world.miniProgram, 'p1'), [templateId]);
    await world.heard();
    expect(await AgreementModel.findOne().lean()).toMatchObject({ left: 1 });
    world.app.later(180_000);
    await agree(world.who(world.miniProgram, 'p1'), [templateId]);
    await world.heard();
    expect(await AgreementModel.findOne().lean()).toMatchObject({ left: 2 });
  });

  it('are nothing for whoever is not there by WeChat, nor in another form', async () => {
    await guest
      .as(world.app.http.post('/api/me/agreements'))
      .send({ key: 'tap-0001', answers: [] })
      .expect(400);
    await guest
      .as(world.app.http.post('/api/me/agreements'))
      .send({ ...answers('accept'), key: { $ne: '' } })
      .expect(400);
  });
});
