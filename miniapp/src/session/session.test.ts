import type { Transport, WireAnswer } from '@heyi/shared/client';
import { meApi } from '@heyi/shared/me/me.api';
import { createSession } from './session.ts';

const customerId = 'a'.repeat(24);
const me = { customerId, mobile: null, realName: null, agent: null };

const refusal = (code: string): WireAnswer => ({
  status: 401,
  body: { error: { code, message: '登录已失效，请重新登录。', requestId: 'r1' } },
});

let good: number;
let asked: string[];
let isReachable: boolean;
let isOver: boolean;
let kept: Map<string, unknown>;

beforeEach(() => {
  good = 1;
  asked = [];
  isReachable = true;
  isOver = false;
  kept = new Map();
});

const tokens = () => ({
  accessToken: `access-${good}`,
  expiresInSeconds: 600,
  refreshToken: `refresh-${good}`,
  refreshUntil: '2026-12-24T00:00:00.000Z',
});

/** A server whose tokens are good until `good` moves on; a refresh token is good once. */
const transport: Transport<string> = async ({ url, headers, payload }) => {
  asked.push(url);
  await Promise.resolve();
  if (!isReachable) throw new Error('offline');
  switch (url) {
    case '/api/auth/wechat':
      return { status: 200, body: { ...tokens(), customerId } };
    case '/api/auth/wechat/refresh':
      return refreshed(payload?.kind === 'json' ? payload.text : '');
    case '/api/auth/sign-out':
      return { status: 204, body: '' };
    default:
      if (isOver) return refusal('auth.session_ended');
      if (headers.authorization !== `Bearer access-${good}`) return refusal('auth.expired');
      return { status: 200, body: me };
  }
};

function refreshed(body: string): WireAnswer {
  if (isOver || !body.includes(`refresh-${good - 1}"`)) return refusal('auth.session_ended');
  return { status: 200, body: tokens() };
}

const aSession = () =>
  createSession(transport, {
    read: (key) => kept.get(key),
    write: (key, value) => kept.set(key, value),
    remove: (key) => kept.delete(key),
  });

async function signedIn() {
  const session = aSession();
  await session.signIn({ code: 'c1' });
  return session;
}

test('a sign-in is told and outlives the app', async () => {
  const session = aSession();
  const heard: unknown[] = [];
  session.onChange(() => heard.push(session.current()?.customerId));
  await session.signIn({ code: 'c1' });
  expect(heard).toEqual([customerId]);
  expect(aSession().current()).toMatchObject({ customerId, refreshToken: 'refresh-1' });
});

test('what is kept and cannot be read counts as not signed in', () => {
  kept.set('session', { accessToken: 1 });
  expect(aSession().current()).toBeNull();
});

test('calls that meet an old token at once renew it once', async () => {
  const session = await signedIn();
  good = 2;
  await Promise.all([1, 2, 3].map(() => session.call(meApi.show)));
  expect(asked.filter((url) => url.endsWith('/refresh'))).toHaveLength(1);
  expect(aSession().current()).toMatchObject({ accessToken: 'access-2', customerId });
});

test('a session that is over elsewhere is over here', async () => {
  const session = await signedIn();
  isOver = true;
  await expect(session.call(meApi.show)).rejects.toMatchObject({ code: 'auth.session_ended' });
  expect(session.current()).toBeNull();
  expect(kept.size).toBe(0);
});

test('an old token whose renewal is refused ends the session', async () => {
  const session = await signedIn();
  good = 3;
  await expect(session.call(meApi.show)).rejects.toMatchObject({ code: 'auth.expired' });
  expect(session.current()).toBeNull();
});

test('a phone without network stays signed in', async () => {
  const session = await signedIn();
  isReachable = false;
  await expect(session.call(meApi.show)).rejects.toMatchObject({ code: 'client.offline' });
  expect(session.current()).not.toBeNull();
  isReachable = true;
  good = 2;
  expect(await session.call(meApi.show)).toEqual(me);
});

test('whoever signs out is out, network or not', async () => {
  const session = await signedIn();
  isReachable = false;
  await session.signOut();
  expect(session.current()).toBeNull();
  expect(kept.size).toBe(0);
});

test('a renewal that comes too late does not sign in again', async () => {
  const session = await signedIn();
  good = 2;
  const late = session.call(meApi.show);
  await session.signOut();
  await late.catch(() => undefined);
  expect(session.current()).toBeNull();
});
