import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { type SignedParts, textToSign } from '@heyi/shared/integration/signature';

export const hashOfContent = (content: string | Buffer): string =>
  createHash('sha256').update(content).digest('hex');

export const signatureOf = (parts: SignedParts, secret: string): string =>
  createHmac('sha256', secret).update(textToSign(parts)).digest('hex');

/** In a time that tells nothing about where they differ. */
export const isSameSignature = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
