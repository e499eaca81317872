import { inTransaction } from '../../database/transaction.ts';
import { FollowerModel } from '../follower.model.ts';
import { followersToMove } from './followers-to-move.ts';
import { type Migration, MigrationModel } from './migration.model.ts';
import { MovedOpenidModel } from './moved-openid.model.ts';

const pageSize = 1000;

/** Puts all followers on the list before WeChat is asked for any; goes on where it was stopped. */
export async function listFollowersToMove(migration: Migration, signal: AbortSignal) {
  while (!migration.isListed) {
    signal.throwIfAborted();
    await listPage(migration);
  }
}

async function listPage(migration: Migration): Promise<void> {
  const { _id: migrationId, listedUpTo } = migration;
  const after = listedUpTo ? { _id: { $gt: listedUpTo } } : {};
  const page = await FollowerModel.find({ $and: [followersToMove(migration), after] })
    .sort({ _id: 1 })
    .limit(pageSize)
    .select({ openid: 1 })
    .lean();
  const isListed = page.length < pageSize;
  const upTo = page.at(-1)?._id ?? listedUpTo;
  await inTransaction(async (session) => {
    const rows = page.map(({ openid: oldOpenid }) => ({
      updateOne: {
        filter: { migrationId, oldOpenid },
        update: { $setOnInsert: { outcome: 'waiting' as const } },
        upsert: true,
      },
    }));
    const saved = rows.length > 0 && (await MovedOpenidModel.bulkWrite(rows, { session }));
    const added = saved ? saved.upsertedCount : 0;
    await MigrationModel.updateOne(
      { _id: migrationId },
      { $set: { isListed, listedUpTo: upTo }, $inc: { 'counts.waiting': added } },
      { session },
    );
  });
  Object.assign(migration, { isListed, listedUpTo: upTo });
}
