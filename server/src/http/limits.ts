import { isIPv6 } from 'node:net';
import type { Actor } from '@heyi/shared/actor';
import { AppError } from '@heyi/shared/errors';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Middleware } from './context.ts';

/** JSON bodies; files have a limit of their own in the contract. */
export const maxBodyBytes = 1024 * 1024;

export interface RateLimits {
  perAddress: number;
  perAccount: number;
}

// In memory: these limits protect this process from floods and cost nothing per request. Guessing of
// passwords is counted in the database instead, where all processes see it.
const perMinute = (points: number) => {
  const limiter = new RateLimiterMemory({ points, duration: 60 });
  return async (key: string) => {
    try {
      await limiter.consume(key);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const retryAfterSeconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
      throw new AppError('http.rate_limited', { retryAfterSeconds });
    }
  };
};

export function limitAddresses({ perAddress }: RateLimits): Middleware {
  const limit = perMinute(perAddress);
  return async (ctx, next) => {
    await limit(addressKey(ctx.ip));
    await next();
  };
}

/** Throws `http.rate_limited` once an account has used up its minute, from however many addresses. */
export function limitAccounts({ perAccount }: RateLimits) {
  const limit = perMinute(perAccount);
  return async (actor: Actor): Promise<void> => {
    if ('id' in actor) await limit(`${actor.audience}:${actor.id}`);
  };
}

/** An IPv6 network (/64) belongs to one customer of a provider, so it counts as one address. */
export function addressKey(ip: string): string {
  const plain = ip.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('%', 1).join('').split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? 0 : 8 - front.length - back.length;
  const groups = [...front, ...Array<string>(gap).fill('0'), ...back];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
