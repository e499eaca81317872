import { authApi } from '@heyi/shared/auth/auth.api';
import { type AppTokens, CustomerSignedIn } from '@heyi/shared/auth/auth.schema';
import { ApiError, createClient, type Transport } from '@heyi/shared/client';

/** Where a phone keeps what outlives the app. */
export interface Storage {
  read(key: string): unknown;
  write(key: string, value: unknown): void;
  remove(key: string): void;
}

const key = 'session';

/** The session is over for these, whatever is tried. */
const endings = new Set<string>(['auth.required', 'auth.session_ended']);
const isRefusal = (error: unknown): error is ApiError =>
  error instanceof ApiError && error.status === 401;

/** Who is signed in on this phone, kept over restarts; and calls that carry the access token and have it renewed. */
export function createSession(transport: Transport<string>, storage: Storage) {
  const listeners = new Set<() => void>();
  const stored = CustomerSignedIn.safeParse(storage.read(key));
  let current: CustomerSignedIn | null = stored.success ? stored.data : null;

  function become(session: CustomerSignedIn | null) {
    current = session;
    if (session) storage.write(key, session);
    else storage.remove(key);
    for (const tell of listeners) tell();
  }

  const callAsAnybody = createClient<string>({ transport });
  const client = createClient<string>({
    transport,
    token: () => current?.accessToken ?? null,
    renew,
  });

  async function renew(): Promise<string | null> {
    const held = current;
    if (!held) return null;
    const renewed = await refresh(held.refreshToken);
    // Somebody signed out, or in, while the answer was on its way.
    if (current !== held) return current?.accessToken ?? null;
    become(renewed && { ...held, ...renewed });
    return renewed?.accessToken ?? null;
  }

  /** Null when the session is over; rejects when nobody can tell now. */
  async function refresh(refreshToken: string): Promise<AppTokens | null> {
    try {
      return await callAsAnybody(authApi.refreshApp, { body: { refreshToken } });
    } catch (error) {
      if (isRefusal(error)) return null;
      throw error;
    }
  }

  const call = (async (...given: Parameters<typeof client>) => {
    const held = current;
    try {
      return await client(...given);
    } catch (error) {
      if (isRefusal(error) && endings.has(error.code) && held && current === held) become(null);
      throw error;
    }
  }) as typeof client;

  return {
    call,
    current: () => current,
    onChange(tell: () => void): () => void {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    /** Takes `wx.login`'s code to the server. */
    async signIn(given: { code: string; appid?: string }): Promise<void> {
      const refreshToken = current?.refreshToken;
      const body = { ...given, ...(refreshToken ? { refreshToken } : {}) };
      become(await callAsAnybody(authApi.signInByWechat, { body }));
    },
    /** Nobody is signed in here afterwards, whatever the server says. */
    async signOut(): Promise<void> {
      await call(authApi.signOut).catch(() => undefined);
      become(null);
    },
    async signOutEverywhere(): Promise<void> {
      await call(authApi.endAllSessions);
      become(null);
    },
  };
}
