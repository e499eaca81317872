import { createHash, timingSafeEqual } from 'node:crypto';

/** How far WeChat's clock and ours may be apart, and how long a message may be under way. */
const freshMs = 300_000;

/** What WeChat adds to the address. */
export interface CallbackQuery {
  signature?: string;
  msg_signature?: string;
  timestamp?: string;
  nonce?: string;
  echostr?: string;
  encrypt_type?: string;
}

const signatureOf = (parts: string[]) => createHash('sha1').update(parts.sort().join('')).digest();

/** Whether whoever knows the token signed this a short time ago; `encrypted` is signed too when the message is encrypted. */
export function isSigned(
  { signature, msg_signature, timestamp = '', nonce = '' }: CallbackQuery,
  token: string,
  at: Date,
  encrypted: string | null,
): boolean {
  if (!/^\d{10}$/.test(timestamp) || !/^[\w-]{1,64}$/.test(nonce)) return false;
  if (Math.abs(Number(timestamp) * 1000 - at.getTime()) > freshMs) return false;
  return encrypted === null
    ? isEqual(signature, signatureOf([token, timestamp, nonce]))
    : isEqual(msg_signature, signatureOf([token, timestamp, nonce, encrypted]));
}

function isEqual(given: string | undefined, expected: Buffer): boolean {
  if (given === undefined || !/^[0-9a-f]{40}$/.test(given)) return false;
  return timingSafeEqual(Buffer.from(given, 'hex'), expected);
}
