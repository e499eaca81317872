import type { MessageData } from '@heyi/shared/messages/message-kinds';
import mongoose, { Types } from 'mongoose';
import { agree, follow, sendText, unfollow } from '../../../scripts/wechat-sandbox/people-acts.ts';
import { openidOf } from '../../../scripts/wechat-sandbox/world.ts';
import { startWithMessages } from '../../../tests/setup/messages.ts';
import { inTransaction } from '../database/transaction.ts';
import { AgreementModel } from './agreement.model.ts';
import { announce } from './announce.ts';
import { startAttempt } from './attempts.ts';
import { claimMessage, deliver } from './deliver.ts';
import { deliverDue } from './deliver-always.ts';
import { type Message, MessageModel } from './message.model.ts';
import { valuesOf } from './message-content.ts';
import { targetsOf } from './targets.ts';

let world: Awaited<ReturnType<typeof startWithMessages>>;
let serial = 0;

beforeEach(async () => {
  world = await startWithMessages();
});
afterEach(() => world.stop());

const policy: MessageData<'policy-due'> = {
  product: '合一终身寿险（分红型）二〇二六版尊享计划甲款',
  amount: 1_234_500,
  dueOn: '2026-12-01',
};
const invitation: MessageData<'activity-invitation'> = {
  activity: '健康讲座',
  startsAt: '2026-12-05T06:00:00.000Z',
  place: '上海',
};

const customerOf = async (personId: string) => {
  const { body } = await world.signIn(personId);
  return new Types.ObjectId(String(body.customerId));
};
const tell = (customerId: Types.ObjectId, more: object = {}) =>
  announce(
    { kind: 'policy-due', data: policy, customerId, dedupeKey: `policy ${++serial}`, ...more },
    world.app.ports,
  );
const invite = (customerId: Types.ObjectId) =>
  announce(
    {
      kind: 'activity-invitation',
      data: invitation,
      customerId,
      dedupeKey: `invitation ${++serial}`,
    },
    world.app.ports,
  );
const deliverAll = () => deliverDue(world.app.ports);
const messages = () => MessageModel.find().sort({ _id: 1 }).lean();
const followers = () => mongoose.connection.collection('wechat_followers');
const onlyMessage = async () => (await messages())[0] as Message;
const kindsOn = (personId: string) => world.onPhone(personId).map(({ kind }) => kind);

/** Agrees on the phone, and the mini-program tells us. */
async function agrees(personId: string, times = 1, templateId = 'tmpl-policy-due') {
  const { as } = await world.signIn(personId);
  for (let tap = 0; tap < times; tap++) {
    await agree(world.who(world.miniProgram, personId), [templateId]);
    await as(world.app.http.post('/api/me/agreements'))
      .send({ key: `tap-${++serial}-000`, answers: [{ templateId, answer: 'accept' }] })
      .expect(200);
  }
}

const failNext = (
  path: string,
  failure: Parameters<typeof world.sandbox.failures.plan>[1],
  times = 1,
) => world.sandbox.failures.plan(`cgi-bin/message/${path}/send`, failure, times);

describe('a message goes', () => {
  it('by subscribe message where the person agreed, cut to what the template takes', async () => {
    await world.setTemplates();
    const customerId = await customerOf('p1');
    await agrees('p1');
    await tell(customerId);
    await deliverAll();
    expect(world.onPhone('p1')).toMatchObject([
      {
        kind: 'subscribe',
        lines: [
          '缴费提醒',
          '合一终身寿险（分红型）二〇二六版尊享计…',
          '¥12345.00',
          '2026年12月1日',
        ],
        page: 'pages/policies/index',
      },
    ]);
    expect(await onlyMessage()).toMatchObject({
      state: 'sent',
      way: 'subscribe',
      attempts: [{ outcome: 'sent', appid: world.miniProgram.appid }],
    });
  });

  it('by template message where the person follows and has agreed to nothing', async () => {
    await world.setTemplates();
    await world.follows('p1');
    await tell(await customerOf('p1'));
    await deliverAll();
    expect(world.onPhone('p1')).toMatchObject([{ kind: 'template', page: 'pages/policies/index' }]);
  });

  it('by customer-service message within 48 hours of the last action when there is no template', async () => {
    await world.follows('p1');
    await tell(await customerOf('p1'));
    await deliverAll();
    expect(world.onPhone('p1')).toMatchObject([
      {
        kind: 'custom',
        lines: [
          '您的“合一终身寿险（分红型）二〇二六版尊享计划甲款”应在2026年12月1日前缴费 ¥12,345.00，请保持账户余额充足。',
        ],
      },
    ]);
  });

  it('to the inbox alone when no way is open, and says of each way why', async () => {
    await world.follows('p1');
    const customerId = await customerOf('p1');
    world.app.later(49 * 3_600_000);
    await tell(customerId);
    await deliverAll();
    expect(world.onPhone('p1')).toEqual([]);
    const { state, closed } = await onlyMessage();
    expect(state).toBe('inbox');
    expect(closed.map(({ way, why }) => `${way} ${why}`).sort()).toEqual([
      'custom no-recent-action',
      'subscribe no-template',
      'template no-template',
    ]);
  });

  it('to the inbox of somebody whom no WeChat is known of', async () => {
    const { accountId, id } = await world.app.signInAsCustomer({ appid: `wx${'a'.repeat(16)}` });
    await tell(new Types.ObjectId(id));
    await deliverAll();
    expect(await onlyMessage()).toMatchObject({
      state: 'inbox',
      accountId: new Types.ObjectId(accountId),
      closed: [{ way: null, why: 'no-account' }],
    });
  });

  it('by another account of the same customer, whichever it was told for', async () => {
    const { body } = await world.signIn('p1');
    await world.follows('p1');
    const follower = await followers().findOne({ appid: world.account.appid });
    const accounts = mongoose.connection.collection('channel_accounts');
    const own = await accounts.findOne({ channel: 'mini-program' });
    expect(String(own?.customerId)).toBe(body.customerId);
    expect(own?._id).not.toEqual(follower?.accountId);
    await announce(
      { kind: 'policy-due', data: policy, accountId: own?._id as Types.ObjectId, dedupeKey: 'x' },
      world.app.ports,
    );
    await deliverAll();
    expect(kindsOn('p1')).toEqual(['custom']);
  });

  it('to an agent’s own WeChat, not to those of the customer who the agent is too', async () => {
    await world.follows('p1');
    const openid = openidOf(world.miniProgram.appid, 'p1');
    const agent = await world.app.signInAsAgent({ appid: world.miniProgram.appid, openid });
    await announce(
      {
        kind: 'agent-task',
        data: { task: '回访客户', dueAt: '2026-11-26T09:00:00.000Z' },
        agentId: new Types.ObjectId(agent.id),
        dedupeKey: 'task',
      },
      world.app.ports,
    );
    await deliverAll();
    expect(await onlyMessage()).toMatchObject({
      state: 'inbox',
      closed: [{ way: 'subscribe', why: 'no-template' }],
    });
    const { body } = await agent.as(world.app.http.get('/api/me/messages')).expect(200);
    expect(body.items).toMatchObject([{ title: '任务提醒', isRead: false }]);
  });
});

describe('what WeChat refuses', () => {
  it.each([
    [43101, 'subscribe', 'agreement-refused'],
    [40037, 'subscribe', 'bad-template'],
    [47003, 'subscribe', 'bad-template'],
  ])('with %i goes another way', async (errcode, path, why) => {
    await world.setTemplates();
    await world.follows('p1');
    const customerId = await customerOf('p1');
    await agrees('p1', 2);
    failNext(path, errcode);
    await tell(customerId);
    await deliverAll();
    expect(await onlyMessage()).toMatchObject({
      state: 'sent',
      way: 'template',
      attempts: [{ outcome: 'refused', why, errcode }, { outcome: 'sent' }],
    });
    const { left } = (await AgreementModel.findOne().lean()) ?? {};
    expect(left).toBe(errcode === 43101 ? 0 : 2);
  });

  it.each([
    [45015, 'out-of-time'],
    [45047, 'too-many'],
    [40003, 'bad-openid'],
    [48002, 'refused-by-wechat'],
  ])('with %i by the last way is kept in the inbox', async (errcode, why) => {
    await world.follows('p1');
    failNext('custom', errcode);
    await tell(await customerOf('p1'));
    await deliverAll();
    expect(await onlyMessage()).toMatchObject({
      state: 'inbox',
      attempts: [{ way: 'custom', outcome: 'refused', why, errcode }],
    });
  });

  it('because the person left without our knowing is remembered', async () => {
    await world.setTemplates();
    await world.follows('p1');
    const customerId = await customerOf('p1');
    const { account } = world;
    const here = world.sandbox.world.appOf(account.appid);
    const { callbackUrl } = here ?? {};
    if (here) here.callbackUrl = null;
    await unfollow(world.who(account, 'p1'));
    if (here) here.callbackUrl = callbackUrl ?? null;
    await tell(customerId);
    await deliverAll();
    const { attempts, closed } = await onlyMessage();
    expect(attempts).toMatchObject([{ way: 'template', why: 'not-following', errcode: 43004 }]);
    expect(closed.find(({ way }) => way === 'custom')?.why).toBe('not-following');
    expect(await followers().findOne()).toMatchObject({ isFollowing: false });
  });

  it('for a passing reason is tried again later, and once only arrives', async () => {
    await world.follows('p1');
    const customerId = await customerOf('p1');
    world.sandbox.quotas.limit('cgi-bin/message/custom/send', 0);
    await tell(customerId);
    await deliverAll();
    expect(await onlyMessage()).toMatchObject({
      state: 'waiting',
      waitsFor: 'quota-used',
      round: 1,
    });
    world.sandbox.quotas.limit('cgi-bin/message/custom/send', 10);
    world.app.later(21 * 3_600_000); // the next day, in the morning
    await deliverAll();
    expect(await onlyMessage()).toMatchObject({ state: 'sent', way: 'custom' });
    expect(kindsOn('p1')).toEqual(['custom']);
  });
});

describe('agreements', () => {
  it('are one message each: twenty messages, five agreements', async () => {
    await world.setTemplates();
    const customerId = await customerOf('p1');
    await agrees('p1', 5);
    await Promise.all(Array.from({ length: 20 }, () => tell(customerId)));
    await Promise.all([deliverAll(), deliverAll()]);
    expect(kindsOn('p1')).toEqual(Array(5).fill('subscribe'));
    const states = (await messages()).map(({ state }) => state).sort();
    expect(states).toEqual([...Array(15).fill('inbox'), ...Array(5).fill('sent')]);
    expect(await AgreementModel.findOne().lean()).toMatchObject({ left: 0 });
  });

  it('move with the account, as its messages do', async () => {
    await world.setTemplates();
    const one = await customerOf('p1');
    const { id, accountId } = await world.app.signInAsCustomer();
    expect(String(one)).not.toBe(id);
    await agrees('p1');
    await tell(one);
    const service = await world.app.signInAs('customer-service');
    const merge = { of: 'customers', ids: [String(one), id], reason: '本人来电' };
    await service.as(world.app.http.post('/api/identity/merges')).send(merge).expect(201);
    const places = (documents: { customerId: unknown }[]) =>
      documents.map(({ customerId }) => String(customerId));
    const account = await mongoose.connection
      .collection('channel_accounts')
      .findOne({ _id: new Types.ObjectId(accountId) });
    const now = String(account?.customerId);
    expect(places(await messages())).toEqual([now]);
    expect(places(await AgreementModel.find().lean())).toEqual([now]);
    await deliverAll();
    expect(kindsOn('p1')).toEqual(['subscribe']);
  });
});

describe('nothing is sent twice', () => {
  it('when two workers are at work', async () => {
    await world.follows('p1');
    const customerId = await customerOf('p1');
    for (let n = 0; n < 5; n++) await tell(customerId);
    await Promise.all([deliverAll(), deliverAll(), deliverAll()]);
    expect(kindsOn('p1')).toHaveLength(5);
  });

  it('when the same news is told twice, at once too', async () => {
    const customerId = await customerOf('p1');
    const same = { dedupeKey: 'policy 4711 due 2026-12-01' };
    await Promise.all([1, 2, 3].map(() => tell(customerId, same)));
    await tell(customerId, same);
    expect(await messages()).toHaveLength(1);
  });

  it('when its sender is killed before it asks WeChat: another one sends it', async () => {
    await world.follows('p1');
    await tell(await customerOf('p1'));
    const claimed = await claimMessage(world.app.ports.now());
    expect(claimed).not.toBeNull();
    await deliverAll();
    expect(kindsOn('p1')).toEqual([]);
    world.app.later(121_000);
    await deliverAll();
    expect(kindsOn('p1')).toEqual(['custom']);
    await deliver(claimed as Message, world.app.ports); // it was not dead after all
    expect(kindsOn('p1')).toEqual(['custom']);
  });

  it('when its sender is killed after: it is told as unknown', async () => {
    await world.follows('p1');
    const customerId = await customerOf('p1');
    await tell(customerId);
    const { ports } = world.app;
    const claimed = (await claimMessage(ports.now())) as Message;
    const targets = await targetsOf(claimed, valuesOf(claimed, ports.fieldEncryption));
    const custom = targets.find(({ candidate }) => candidate.way === 'custom');
    if (custom) await startAttempt(claimed, custom, ports.now());
    world.app.later(121_000);
    await deliverAll();
    expect(kindsOn('p1')).toEqual([]);
    expect(await onlyMessage()).toMatchObject({
      state: 'unknown',
      way: 'custom',
      attempts: [{ outcome: 'unknown', why: 'interrupted' }],
    });
  });

  it.each(['gateway', 'drop'] as const)(
    'when WeChat gives no answer (%s): it is told as unknown',
    async (failure) => {
      await world.setTemplates();
      await world.follows('p1');
      failNext('template', failure);
      await tell(await customerOf('p1'));
      await deliverAll();
      world.app.later(3_600_000);
      await deliverAll();
      expect(await onlyMessage()).toMatchObject({
        state: 'unknown',
        way: 'template',
        attempts: [{ outcome: 'unknown', why: 'no-answer' }],
      });
      expect(kindsOn('p1')).toEqual([]);
    },
  );

  it('when WeChat cannot be reached at all: it waits', async () => {
    await world.follows('p1');
    await tell(await customerOf('p1'));
    const unreachable = { ...world.app.ports, wechat: await world.unreachable() };
    await deliverDue(unreachable);
    expect(await onlyMessage()).toMatchObject({ state: 'waiting', waitsFor: 'unreachable' });
    world.app.later(61_000);
    await deliverAll();
    expect(kindsOn('p1')).toEqual(['custom']);
  });
});

describe('what the person wants', () => {
  it('is heeded at night, unless it is urgent', async () => {
    await world.follows('p1');
    const customerId = await customerOf('p1');
    world.app.later(11 * 3_600_000); // 23:00
    await tell(customerId);
    const data = { activity: '健康讲座', change: '改到三楼', startsAt: '2026-12-05T06:00:00.000Z' };
    await announce(
      { kind: 'activity-changed', data, customerId, dedupeKey: 'change' },
      world.app.ports,
    );
    await deliverAll();
    expect(world.onPhone('p1').map(({ lines }) => lines[0])).toEqual([
      expect.stringContaining('有变更'),
    ]);
    expect(await onlyMessage()).toMatchObject({ state: 'waiting', waitsFor: 'quiet-hours' });
    world.app.later(10 * 3_600_000);
    await deliverAll();
    expect(kindsOn('p1')).toEqual(['custom', 'custom']);
  });

  it('is heeded when it is no marketing: it is neither sent nor shown', async () => {
    await world.follows('p1');
    const { as, body } = await world.signIn('p1');
    const customerId = new Types.ObjectId(String(body.customerId));
    const manager = await world.app.signInAs('channel-manager');
    await manager
      .as(world.app.http.post('/api/identity/accounts'))
      .send({
        channel: 'mini-program',
        accountId: `${world.miniProgram.appid}:${openidOf(world.miniProgram.appid, 'p1')}`,
        fields: { marketingConsent: '拒绝' },
      })
      .expect(200);
    await invite(customerId);
    await tell(customerId);
    await deliverAll();
    expect((await messages()).map(({ state }) => state)).toEqual(['refused', 'sent']);
    const inbox = await as(world.app.http.get('/api/me/messages')).expect(200);
    expect(inbox.body.items.map(({ kind }: { kind: string }) => kind)).toEqual(['policy-due']);
  });

  it('is never disturbed by marketing in template messages', async () => {
    await world.setTemplates();
    await world.follows('p1');
    await invite(await customerOf('p1'));
    await deliverAll();
    expect(kindsOn('p1')).toEqual(['custom']);
    expect(await onlyMessage()).toMatchObject({ way: 'custom' });
  });
});

describe('announcing', () => {
  it('happens with what the caller writes, or not at all', async () => {
    const customerId = await customerOf('p1');
    const announcement = {
      kind: 'policy-due',
      data: policy,
      customerId,
      dedupeKey: 'x',
    } as const;
    await expect(
      inTransaction(async (session) => {
        await announce(announcement, world.app.ports, session);
        throw new Error('the caller changed its mind');
      }),
    ).rejects.toThrow('changed its mind');
    expect(await messages()).toEqual([]);
    await inTransaction((session) => announce(announcement, world.app.ports, session));
    expect(await messages()).toHaveLength(1);
  });

  it('keeps what is told sealed, and nothing personal in the log', async () => {
    await world.follows('p1');
    await tell(await customerOf('p1'));
    await deliverAll();
    expect(JSON.stringify(await messages())).not.toMatch(/终身寿险|1234500/);
    const log = world.app.lines.join('\n');
    expect(log).not.toMatch(/终身寿险/);
    expect(log).not.toContain(openidOf(world.account.appid, 'p1'));
  });

  it('refuses what does not fit the kind', async () => {
    const customerId = await customerOf('p1');
    await expect(tell(customerId, { data: { ...policy, amount: '12' } })).rejects.toThrow();
    await expect(tell(customerId, { data: { product: 'x' } })).rejects.toThrow();
    await expect(tell(new Types.ObjectId())).rejects.toThrow('customer.not_found');
  });

  it('waits until it is due, and ends when its time is over', async () => {
    await world.follows('p1');
    const customerId = await customerOf('p1');
    const inHours = (hours: number) =>
      new Date(world.app.ports.now().getTime() + hours * 3_600_000);
    await tell(customerId, { notBefore: inHours(2) });
    await tell(customerId, { expires: inHours(1), notBefore: inHours(0.5) });
    await deliverAll();
    expect(kindsOn('p1')).toEqual([]);
    world.app.later(3 * 3_600_000);
    await deliverAll();
    expect((await messages()).map(({ state }) => state)).toEqual(['sent', 'expired']);
  });
});

it('a person who writes again can be written to again', async () => {
  await follow(world.who(world.account, 'p1'));
  await world.follows('p1');
  const customerId = await customerOf('p1');
  world.app.later(72 * 3_600_000);
  await sendText(world.who(world.account, 'p1'), '您好');
  await world.heard();
  await tell(customerId);
  await deliverAll();
  expect(kindsOn('p1').filter((kind) => kind === 'custom')).toHaveLength(1);
});
