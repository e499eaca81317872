import { agentsApi } from '@heyi/shared/agents/agents.api';
import type { Transport, WireAnswer } from '@heyi/shared/client';
import { createAgentSession } from './agent-session.ts';
import { createSession } from './session.ts';

const customerId = 'a'.repeat(24);
const me = {
  id: 'b'.repeat(24),
  code: 'A001',
  name: '李业务',
  mobile: '137****0001',
  channel: 'agency',
  partner: null,
  handover: null,
};

let good: number;
let isOver: boolean;
let asked: string[];
let signedOut: (string | undefined)[];
let kept: Map<string, unknown>;

beforeEach(() => {
  good = 0;
  isOver = false;
  asked = [];
  signedOut = [];
  kept = new Map();
});

const tokens = (of: string) => ({
  accessToken: `${of}-${good}`,
  expiresInSeconds: 600,
  refreshToken: `refresh-${of}-${good}`,
  refreshUntil: '2026-12-24T00:00:00.000Z',
});
const refusal = (code: string): WireAnswer => ({
  status: 401,
  body: { error: { code, message: '登录已失效，请重新登录。', requestId: 'r1' } },
});

/** A server whose agent tokens are good until `good` moves on, and are of no use at all once the session is over. */
const transport: Transport<string> = async ({ url, headers, payload }) => {
  asked.push(url);
  await Promise.resolve();
  switch (url) {
    case '/api/auth/wechat':
      return { status: 200, body: { ...tokens('customer'), customerId } };
    case '/api/auth/hats':
      isOver = false;
      good += 1;
      return { status: 200, body: tokens('agent') };
    case '/api/auth/wechat/refresh':
      if (isOver || payload?.kind !== 'json' || !payload.text.includes('refresh-agent-')) {
        return refusal('auth.session_ended');
      }
      return { status: 200, body: tokens('agent') };
    case '/api/auth/sign-out':
      signedOut.push(headers.authorization);
      return { status: 204, body: '' };
    default:
      if (isOver) return refusal('auth.session_ended');
      if (headers.authorization !== `Bearer agent-${good}`) return refusal('auth.expired');
      return { status: 200, body: me };
  }
};

const storage = {
  read: (key: string) => kept.get(key),
  write: (key: string, value: unknown) => kept.set(key, value),
  remove: (key: string) => kept.delete(key),
};

function onAPhone() {
  const customer = createSession(transport, storage);
  return { customer, call: createAgentSession(transport, storage, customer) };
}

async function signedIn() {
  const phone = onAPhone();
  await phone.customer.signIn({ code: 'c1' });
  return phone;
}

const timesAsked = (ending: string) => asked.filter((url) => url.endsWith(ending)).length;

test('the hat is put on once, and stays on over restarts', async () => {
  const { call } = await signedIn();
  expect(await call(agentsApi.me)).toEqual(me);
  await call(agentsApi.me);
  await onAPhone().call(agentsApi.me);
  expect(timesAsked('/hats')).toBe(1);
});

test('an old token is renewed without a new session', async () => {
  const { call } = await signedIn();
  await call(agentsApi.me);
  good += 1;
  expect(await call(agentsApi.me)).toEqual(me);
  expect(await onAPhone().call(agentsApi.me)).toEqual(me);
  expect([timesAsked('/hats'), timesAsked('/refresh')]).toEqual([1, 1]);
});

test('a session that was ended elsewhere is followed by a new one', async () => {
  const { call } = await signedIn();
  await call(agentsApi.me);
  isOver = true;
  expect(await call(agentsApi.me)).toEqual(me);
  expect(timesAsked('/hats')).toBe(2);
});

test('the customer’s sign-out ends the agent’s session too, and leaves nothing on the phone', async () => {
  const { customer, call } = await signedIn();
  await call(agentsApi.me);
  await customer.signOut();
  expect(kept.size).toBe(0);
  expect(signedOut).toEqual(['Bearer customer-0', 'Bearer agent-1']);
});

test('a hat that comes too late is not kept', async () => {
  const { customer, call } = await signedIn();
  const late = call(agentsApi.me);
  await customer.signOut();
  await late.catch(() => undefined);
  expect(kept.size).toBe(0);
});
