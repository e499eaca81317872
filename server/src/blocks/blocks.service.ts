import type { StaffActor } from '@heyi/shared/actor';
import type { BlockQuery, NewBlock } from '@heyi/shared/blocks/blocks.schema';
import { must } from '@heyi/shared/errors';
import type { PageOf } from '@heyi/shared/paging';
import { mongo, type QueryFilter, Types } from 'mongoose';
import { recordAudit } from '../audit/audit.service.ts';
import type { Occasion } from '../audit/occasion.ts';
import { endSessions } from '../auth/sessions.ts';
import type { FieldEncryption } from '../database/field-encryption.ts';
import { pageById } from '../database/page-by-id.ts';
import { inTransaction } from '../database/transaction.ts';
import { accountIdsOf } from '../identity/consents-of-customer.ts';
import { customerIdOf } from '../identity/owned-account.ts';
import { type Block, BlockModel, blockReasonField } from './block.model.ts';
import { canBlock } from './blocks.policy.ts';

export async function listBlocks(
  actor: StaffActor,
  { id, inForce, ...page }: BlockQuery,
): Promise<PageOf<Block>> {
  must(canBlock(actor), 'auth.forbidden');
  const filter: QueryFilter<Block> = {
    ...(id ? { targetId: id } : {}),
    ...(inForce ? { inForce: inForce === 'true' } : {}),
  };
  return pageById(BlockModel, filter, page);
}

/** All sessions of the WeChat, or of all that the customer has, end at once. Throws `account.not_found`, `customer.not_found`, `block.exists`. */
export async function block(
  actor: StaffActor,
  { of, id, reason }: NewBlock,
  occasion: Occasion,
  encryption: FieldEncryption,
): Promise<Block> {
  must(canBlock(actor), 'auth.forbidden');
  const _id = new Types.ObjectId();
  const made: Block = {
    _id,
    of,
    targetId: new Types.ObjectId(id),
    accountIds: await accountsOf(of, id),
    reason: encryption.seal(reason, blockReasonField.place({ _id })),
    by: { id: actor.id, name: actor.username },
    at: occasion.at,
    inForce: true,
    liftedAt: null,
  };
  try {
    await inTransaction(async (session) => {
      await BlockModel.create([made], { session });
      for (const accountId of made.accountIds)
        await endSessions({ accountId }, 'blocked', occasion.at, session);
      const deed = { actor, action: 'block.added' as const, target: { type: of, id } };
      await recordAudit({ ...deed, reason: { text: reason, encryption } }, occasion, session);
    });
    return made;
  } catch (error) {
    must(!(error instanceof mongo.MongoServerError && error.code === 11000), 'block.exists');
    throw error;
  }
}

async function accountsOf(of: Block['of'], id: string): Promise<Types.ObjectId[]> {
  if (of === 'account') {
    must(await customerIdOf(id), 'account.not_found');
    return [new Types.ObjectId(id)];
  }
  const accounts = await accountIdsOf(id);
  must(accounts.length > 0, 'customer.not_found');
  return accounts;
}

/** Sessions that ended stay so. Throws `block.not_found`, also for one that is lifted. */
export async function liftBlock(
  actor: StaffActor,
  id: string,
  reason: string,
  occasion: Occasion,
  encryption: FieldEncryption,
): Promise<Block> {
  must(canBlock(actor), 'auth.forbidden');
  return inTransaction(async (session) => {
    const lifted = await BlockModel.findOneAndUpdate(
      { _id: id, inForce: true },
      { $set: { inForce: false, liftedAt: occasion.at } },
      { session, returnDocument: 'after' },
    ).lean();
    must(lifted, 'block.not_found');
    const target = { type: lifted.of, id: lifted.targetId.toHexString() };
    const deed = { actor, action: 'block.lifted' as const, target };
    await recordAudit({ ...deed, reason: { text: reason, encryption } }, occasion, session);
    return lifted;
  });
}
