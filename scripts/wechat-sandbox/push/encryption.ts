import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { SandboxApp } from '../world.ts';

type Secrets = Pick<SandboxApp, 'token' | 'aesKey' | 'appid'>;

const blockBytes = 32;

export const signatureOf = (...parts: string[]): string =>
  createHash('sha1').update(parts.sort().join('')).digest('hex');

const keyOf = ({ aesKey }: Secrets) => Buffer.from(`${aesKey}=`, 'base64');

/** 16 random bytes, the length, the message and the appid, padded to 32 bytes, by AES-256-CBC. */
export function encrypt(text: string, secrets: Secrets): string {
  const message = Buffer.from(text, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(message.length);
  const plain = Buffer.concat([randomBytes(16), length, message, Buffer.from(secrets.appid)]);
  const padding = blockBytes - (plain.length % blockBytes);
  const key = keyOf(secrets);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([plain, Buffer.alloc(padding, padding)]);
  return Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64');
}

/** The message of an encrypted reply; throws when it is not for this app. */
export function decrypt(text: string, secrets: Secrets): string {
  const key = keyOf(secrets);
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(text, 'base64'), decipher.final()]);
  const plain = padded.subarray(16, padded.length - (padded.at(-1) ?? 0));
  const end = 4 + plain.readUInt32BE(0);
  if (plain.toString('utf8', end) !== secrets.appid)
    throw new Error('The reply is for another app');
  return plain.toString('utf8', 4, end);
}
