import type { LockedDetails } from '@heyi/shared/auth/auth.schema';
import { AppError } from '@heyi/shared/errors';
import mongoose from 'mongoose';
import { RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible';
import type { FieldEncryption } from '../database/field-encryption.ts';
import { addressKey } from '../http/limits.ts';
import { passwordAttempts } from './password-attempt.model.ts';

export type FieldHash = Pick<FieldEncryption, 'hash'>;

const quarterHour = 15 * 60;

/** Wrong passwords within a quarter of an hour before there is no more trying for another one. */
export const mostAttempts = { perUsername: 5, perAddress: 30 };

const limiter = (keyPrefix: string, points: number) =>
  new RateLimiterMongo({
    storeClient: mongoose.connection,
    tableName: passwordAttempts,
    disableIndexesCreation: true,
    keyPrefix,
    points,
    duration: quarterHour,
    blockDuration: quarterHour,
  });

// In the database, so that all processes count together; each count is one atomic update.
const usernames = limiter('username', mostAttempts.perUsername);
const addresses = limiter('address', mostAttempts.perAddress);

export interface Attempt {
  username: string;
  address: string;
}

export interface Lock {
  retryAfterMs: number;
  /** This attempt was the one too many. */
  justBegun: boolean;
}

/** To be called before the password is looked at, so that parallel guesses are all counted. Null: go on. */
export async function countAttempt(
  { username, address }: Attempt,
  encryption: FieldHash,
): Promise<Lock | null> {
  return (
    (await consume(addresses, addressKey(address))) ??
    (await consume(usernames, usernameKey(username, encryption)))
  );
}

/** The password was right: its owner's slips are forgotten, and this attempt of the address was none. */
export async function forgetAttempts(
  { username, address }: Attempt,
  encryption: FieldHash,
): Promise<void> {
  await usernames.delete(usernameKey(username, encryption));
  await addresses.reward(addressKey(address));
}

/** `auth.locked` with the time from which to try again. */
export function lockedError(lock: Lock, now: Date): AppError {
  const details: LockedDetails = {
    retryAfterSeconds: Math.max(1, Math.ceil(lock.retryAfterMs / 1000)),
    retryAt: new Date(now.getTime() + lock.retryAfterMs).toISOString(),
  };
  return new AppError('auth.locked', details);
}

// Hashed: people type passwords into the wrong field.
const usernameKey = (username: string, encryption: FieldHash) =>
  encryption.hash('sign-in', username);

async function consume(counter: RateLimiterMongo, key: string): Promise<Lock | null> {
  try {
    await counter.consume(key);
    return null;
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return {
      retryAfterMs: refusal.msBeforeNext,
      justBegun: refusal.consumedPoints === counter.points + 1,
    };
  }
}
