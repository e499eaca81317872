import { authApi } from '@heyi/shared/auth/auth.api';
import { AppTokens } from '@heyi/shared/auth/auth.schema';
import { ApiError, createClient, type Transport } from '@heyi/shared/client';
import { Id } from '@heyi/shared/ids';
import type { createSession, Storage } from './session.ts';

const key = 'agent-session';
const Kept = AppTokens.extend({ customerId: Id });
type Kept = ReturnType<typeof Kept.parse>;
type Customer = Pick<ReturnType<typeof createSession>, 'call' | 'current' | 'onChange'>;

/** Calls as the agent whose WeChat the customer's is: put on when first needed, kept over restarts, off with the customer's sign-out. */
export function createAgentSession(
  transport: Transport<string>,
  storage: Storage,
  customer: Customer,
) {
  const stored = Kept.safeParse(storage.read(key));
  let kept: Kept | null = stored.success ? stored.data : null;

  function keep(next: Kept | null) {
    kept = next;
    if (next) storage.write(key, next);
    else storage.remove(key);
  }

  const callAsAnybody = createClient<string>({ transport });

  const clientOf = (held: Kept) =>
    createClient<string>({
      transport,
      token: () => held.accessToken,
      async renew() {
        const { refreshToken } = held;
        const renewed = await callAsAnybody(authApi.refreshApp, { body: { refreshToken } });
        if (kept === held) keep({ ...held, ...renewed });
        return renewed.accessToken;
      },
    });

  async function putOn(): Promise<Kept> {
    const customerId = customer.current()?.customerId ?? '';
    const before = kept ? { refreshToken: kept.refreshToken } : {};
    const body = { audience: 'agent' as const, ...before };
    const hat = { ...(await customer.call(authApi.changeHat, { body })), customerId };
    if (customer.current()?.customerId === customerId) keep(hat);
    return hat;
  }

  customer.onChange(() => {
    if (!kept || kept.customerId === customer.current()?.customerId) return;
    const left = kept;
    keep(null);
    void clientOf(left)(authApi.signOut).catch(() => undefined);
  });

  return (async (...given: Parameters<ReturnType<typeof clientOf>>) => {
    const held = kept ?? (await putOn());
    try {
      return await clientOf(held)(...given);
    } catch (error) {
      if (!(error instanceof ApiError && error.status === 401)) throw error;
      return clientOf(await putOn())(...given);
    }
  }) as ReturnType<typeof clientOf>;
}
