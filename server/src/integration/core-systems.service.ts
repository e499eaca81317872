import type { Actor, StaffActor } from '@heyi/shared/actor';
import { must } from '@heyi/shared/errors';
import { mongo, Types } from 'mongoose';
import { recordAudit } from '../audit/audit.service.ts';
import type { Occasion } from '../audit/occasion.ts';
import type { FieldEncryption } from '../database/field-encryption.ts';
import { inTransaction } from '../database/transaction.ts';
import { type CoreSystem, CoreSystemModel } from './core-system.model.ts';
import { canEditCoreSystems, canSeeCoreSystems } from './core-systems.policy.ts';
import { newSecret, sealSystemSecret } from './system-secret.ts';

export async function listCoreSystems(actor: Actor): Promise<CoreSystem[]> {
  must(canSeeCoreSystems(actor), 'auth.forbidden');
  return CoreSystemModel.find().sort({ _id: 1 }).lean();
}

/** A system together with the secret that it signs with from now on. */
export interface WithSecret {
  system: CoreSystem;
  secret: string;
}

/** Throws `core_system.taken`. */
export async function addCoreSystem(
  actor: StaffActor,
  { name }: { name: string },
  encryption: FieldEncryption,
  occasion: Occasion,
): Promise<WithSecret> {
  must(canEditCoreSystems(actor), 'auth.forbidden');
  const secret = newSecret();
  const _id = new Types.ObjectId();
  const system: CoreSystem = {
    _id,
    name,
    secret: sealSystemSecret(secret, { _id }, encryption),
    createdAt: occasion.at,
    seenAt: null,
    disabledAt: null,
  };
  try {
    await inTransaction(async (session) => {
      await CoreSystemModel.create([system], { session });
      await recordAudit(deed(actor, 'core_system.added', _id), occasion, session);
    });
  } catch (error) {
    must(!(error instanceof mongo.MongoServerError && error.code === 11000), 'core_system.taken');
    throw error;
  }
  return { system, secret };
}

/** Throws `core_system.not_found`. */
export async function renewSecret(
  actor: StaffActor,
  id: string,
  encryption: FieldEncryption,
  occasion: Occasion,
): Promise<WithSecret> {
  const secret = newSecret();
  const sealed = sealSystemSecret(secret, { _id: new Types.ObjectId(id) }, encryption);
  const set = { secret: sealed };
  return { system: await update(actor, id, 'core_system.secret_renewed', set, occasion), secret };
}

export const disableCoreSystem = (actor: StaffActor, id: string, occasion: Occasion) =>
  update(actor, id, 'core_system.disabled', { disabledAt: occasion.at }, occasion);

export const enableCoreSystem = (actor: StaffActor, id: string, occasion: Occasion) =>
  update(actor, id, 'core_system.enabled', { disabledAt: null }, occasion);

type Action =
  | 'core_system.added'
  | 'core_system.secret_renewed'
  | 'core_system.disabled'
  | 'core_system.enabled';

async function update(
  actor: StaffActor,
  id: string,
  action: Action,
  set: Partial<CoreSystem>,
  occasion: Occasion,
): Promise<CoreSystem> {
  must(canEditCoreSystems(actor), 'auth.forbidden');
  return inTransaction(async (session) => {
    const changed = await CoreSystemModel.findByIdAndUpdate(
      id,
      { $set: set },
      { session, returnDocument: 'after' },
    ).lean();
    must(changed, 'core_system.not_found');
    await recordAudit(deed(actor, action, changed._id), occasion, session);
    return changed;
  });
}

const deed = (actor: StaffActor, action: Action, id: Types.ObjectId) => ({
  actor,
  action,
  target: { type: 'core-system' as const, id: id.toHexString() },
});
