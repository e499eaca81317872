import { AppError, errorStatus, type UsedUpDetails } from '@heyi/shared/errors';
import mongoose from 'mongoose';
import { RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible';
import { spentLimits } from './spent-limit.model.ts';

const quarterHour = 15 * 60;
const day = 24 * 60 * 60;

/** How often what costs money, is limited by WeChat, or could be guessed may be done, from the first time on. */
export const limits = {
  /** By address: sign-ins whose code was no good. Whole towns share one address of their mobile network. */
  'wechat-code': { times: 300, seconds: quarterHour },
  /** By WeChat. */
  'wechat-sign-in': { times: 200, seconds: day },
  /** By WeChat: each is paid for. */
  mobile: { times: 5, seconds: day },
  /** By WeChat, and by document, whoever tries. */
  'real-name': { times: 5, seconds: day },
  /** By address. */
  'real-name-address': { times: 100, seconds: day },
  /** By WeChat, and by agent code. */
  'agent-binding': { times: 5, seconds: day },
  /** By WeChat: answers are kept for ever. */
  consent: { times: 50, seconds: day },
  /** By WeChat. */
  'content-check': { times: 100, seconds: day },
} as const satisfies Record<string, { times: number; seconds: number }>;
export type LimitName = keyof typeof limits;

/** In the database, so that all processes count together; each count is one atomic update. */
const counters = Object.fromEntries(
  Object.entries(limits).map(([name, { times, seconds }]) => [
    name,
    new RateLimiterMongo({
      storeClient: mongoose.connection,
      tableName: spentLimits,
      disableIndexesCreation: true,
      keyPrefix: name,
      points: times,
      duration: seconds,
    }),
  ]),
) as Record<LimitName, RateLimiterMongo>;

/** Counts one, before it is done, so that parallel ones are all counted. Throws `limit.used_up` with the time to try again. */
export async function spend(limit: LimitName, key: string, at: Date): Promise<void> {
  try {
    await counters[limit].consume(key);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const details: UsedUpDetails = {
      retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)),
      retryAt: new Date(at.getTime() + refusal.msBeforeNext).toISOString(),
    };
    throw new AppError('limit.used_up', details);
  }
}

/** Counts one and does it; what fails through no fault of the caller's is not counted. */
export async function spendOn<T>(
  limit: LimitName,
  key: string,
  at: Date,
  work: () => Promise<T>,
): Promise<T> {
  await spend(limit, key, at);
  try {
    return await work();
  } catch (error) {
    const isOurs = !(error instanceof AppError) || errorStatus[error.code] >= 500;
    if (isOurs) await giveBack(limit, key);
    throw error;
  }
}

/** It was none of those that are counted. */
export async function giveBack(limit: LimitName, key: string): Promise<void> {
  await counters[limit].reward(key);
}
