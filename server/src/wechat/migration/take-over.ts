import { inTransaction } from '../../database/transaction.ts';
import type { Ports } from '../../ports/ports.ts';
import { moveFollower } from '../followers/move-follower.ts';
import type { Sides } from './ask-for-all.ts';
import { type Migration, MigrationModel } from './migration.model.ts';
import { underCounts } from './migration-counts.ts';
import { type MovedOpenid, MovedOpenidModel } from './moved-openid.model.ts';

const pageSize = 100;
const atOnce = 4;

interface Taking {
  migration: Migration;
  sides: Sides;
  ports: Ports;
  signal: AbortSignal;
}

/**
 * Brings WeChat's answers to the followers and their customers; gives how many met an error and are left for another
 * try. Nothing that WeChat said is lost by that.
 */
export async function takeOver(taking: Taking): Promise<number> {
  const pending = {
    migrationId: taking.migration._id,
    outcome: 'converted',
    isJoined: null,
  } as const;
  let left = 0;
  let last: MovedOpenid | undefined;
  for (;;) {
    const after = last ? { _id: { $gt: last._id } } : {};
    const rows: MovedOpenid[] = await MovedOpenidModel.find({ ...pending, ...after })
      .sort({ _id: 1 })
      .limit(pageSize)
      .lean();
    if (rows.length === 0) return left;
    last = rows.at(-1);
    left += await takeOverAll(rows, taking);
  }
}

async function takeOverAll(rows: readonly MovedOpenid[], taking: Taking): Promise<number> {
  const queue = [...rows];
  let left = 0;
  const work = async () => {
    for (let row = queue.shift(); row; row = queue.shift()) {
      taking.signal.throwIfAborted();
      if (!(await takeOverOne(row, taking))) left++;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return left;
}

async function takeOverOne(
  { _id, migrationId, oldOpenid, newOpenid, answeredAt }: MovedOpenid,
  { sides, ports }: Taking,
): Promise<boolean> {
  const at = answeredAt ?? ports.now();
  try {
    const move = { ...sides, oldOpenid, newOpenid: String(newOpenid), at };
    const { accountId, isJoined } = await moveFollower(move, ports);
    await inTransaction(async (session) => {
      const { modifiedCount } = await MovedOpenidModel.updateOne(
        { _id, isJoined: null },
        { $set: { accountId, isJoined } },
        { session },
      );
      if (modifiedCount === 0) return;
      const $inc = underCounts(isJoined ? { joined: 1 } : { apart: 1 });
      await MigrationModel.updateOne({ _id: migrationId }, { $inc }, { session });
    });
    return true;
  } catch (error) {
    ports.log.error({ err: error }, 'an answer on a moved follower is not taken over');
    return false;
  }
}
