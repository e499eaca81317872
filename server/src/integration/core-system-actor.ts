import { AppError, must } from '@heyi/shared/errors';
import {
  readSignatureHeader,
  type SignatureHeader,
  signatureMaxAgeMs,
} from '@heyi/shared/integration/signature';
import { mongo } from 'mongoose';
import type { FieldEncryption } from '../database/field-encryption.ts';
import type { SignedBy, SignedRequest } from '../http/context.ts';
import { CoreSystemModel } from './core-system.model.ts';
import { isSameSignature, signatureOf } from './signature.ts';
import { openSystemSecret } from './system-secret.ts';
import { UsedNonceModel } from './used-nonce.model.ts';

/** Throws `auth.not_signed` for a wrong signature or an unknown system, `auth.clock_skew` for an old one, `auth.replayed` for one seen before. */
export async function coreSystemFor(
  { method, path, authorization }: SignedRequest,
  at: Date,
  encryption: FieldEncryption,
): Promise<SignedBy> {
  const header = readSignatureHeader(authorization);
  must(header, 'auth.not_signed');
  must(Math.abs(at.getTime() - Number(header.timestamp)) <= signatureMaxAgeMs, 'auth.clock_skew');
  const system = await CoreSystemModel.findOne({ _id: header.system, disabledAt: null }).lean();
  must(system, 'auth.not_signed');
  const expected = signatureOf({ method, path, ...header }, openSystemSecret(system, encryption));
  must(isSameSignature(header.signature, expected), 'auth.not_signed');
  await useNonce(header);
  await CoreSystemModel.updateOne({ _id: system._id }, { $max: { seenAt: at } });
  const actor = { audience: 'core-system' as const, id: header.system };
  return { actor, contentHash: header.contentHash };
}

async function useNonce({ system, nonce, timestamp }: SignatureHeader) {
  const until = new Date(Number(timestamp) + signatureMaxAgeMs + 60_000);
  try {
    await UsedNonceModel.create({ _id: `${system}:${nonce}`, until });
  } catch (error) {
    if (error instanceof mongo.MongoServerError && error.code === 11000)
      throw new AppError('auth.replayed');
    throw error;
  }
}
