import { authApi } from '@heyi/shared/auth/auth.api';
import type { StaffSignIn } from '@heyi/shared/auth/auth.schema';
import { ApiError, createClient } from '@heyi/shared/client';
import { fetchTransport } from '@heyi/shared/fetch-transport';
import { staffApi } from '@heyi/shared/staff/staff.api';
import type { PasswordChange, StaffMe } from '@heyi/shared/staff/staff.schema';

/**
 * Who is signed in. `ended`: the session is over but the page stays, so that nothing on it is lost;
 * whoever signs in again goes on where they were.
 */
export type Session =
  | { state: 'resuming' }
  | { state: 'unreachable'; error: unknown }
  | { state: 'signed-out' }
  | { state: 'signed-in'; staff: StaffMe; ended: boolean };

// The access token lives in memory only; the refresh token is a cookie that scripts cannot read.
let token: string | null = null;
let session: Session = { state: 'resuming' };
const listeners = new Set<() => void>();

// Tells the next visit whether asking for a session is worth a request.
const visited = 'heyi.signed-in';

const call = createClient({
  transport: fetchTransport(),
  token: () => token,
  renew: () => renewToken(),
});

function become(next: Session): void {
  session = next;
  for (const tell of listeners) tell();
}

export const currentToken = () => token;
export const currentSession = () => session;

export function onSessionChange(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

// The refresh token changes with each use: tabs that share it take turns.
const inTurn = <T>(work: () => Promise<T>): Promise<T> =>
  'locks' in navigator ? navigator.locks.request('heyi-session', work) : work();

/** A fresh access token, or null when the session is over. */
export async function renewToken(): Promise<string | null> {
  try {
    const fresh = await inTurn(() => call(authApi.refresh));
    token = fresh.accessToken;
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error;
    token = null;
  }
  return token;
}

/** Goes on with the session that the browser still holds, if any. */
export async function resumeSession(): Promise<void> {
  if (!localStorage.getItem(visited)) return become({ state: 'signed-out' });
  become({ state: 'resuming' });
  try {
    const fresh = await renewToken();
    if (!fresh) return forget();
    become({ state: 'signed-in', staff: await call(staffApi.me), ended: false });
  } catch (error) {
    become({ state: 'unreachable', error });
  }
}

export async function signIn(credentials: StaffSignIn): Promise<void> {
  const { accessToken, staff } = await call(authApi.signInStaff, { body: credentials });
  token = accessToken;
  localStorage.setItem(visited, 'yes');
  become({ state: 'signed-in', staff, ended: false });
}

export async function changePassword(change: PasswordChange): Promise<void> {
  await call(staffApi.changePassword, { body: change });
  become({ state: 'signed-in', staff: await call(staffApi.me), ended: false });
}

export async function signOut(): Promise<void> {
  await call(authApi.signOut).catch(() => undefined); // the token is forgotten in any case
  forget();
}

function forget(): void {
  token = null;
  localStorage.removeItem(visited);
  become({ state: 'signed-out' });
}

/** The server no longer knows this session. */
export function endSession(): void {
  token = null;
  if (session.state === 'signed-in' && !session.ended) become({ ...session, ended: true });
}
