import { inTransaction } from '../../database/transaction.ts';
import type { Ports } from '../../ports/ports.ts';
import { WechatRefusal } from '../../ports/wechat-failure.ts';
import type { WechatApp } from '../apps/wechat-apps.service.ts';
import { type Answer, changeOpenids, openidsACall } from './change-openid.ts';
import { deadlineOf } from './deadline.ts';
import { type Migration, type MigrationCounts, MigrationModel } from './migration.model.ts';
import { underCounts } from './migration-counts.ts';
import { type MovedOpenid, MovedOpenidModel } from './moved-openid.model.ts';

const notConfirmed = 63178;

/** The two accounts of a migration. */
export interface Sides {
  from: WechatApp;
  to: WechatApp;
}

/** WeChat does not know of the migration, by neither id of the old account. */
export class NotConfirmed extends Error {
  override name = 'NotConfirmed';
}

/**
 * Asks WeChat for everybody on the list who has no answer yet, a hundred at a time, and stores each batch's answers at
 * once: they can be had for fifteen days only. Ends early at the deadline.
 */
export async function askForAll(
  migration: Migration,
  sides: Sides,
  ports: Ports,
  signal: AbortSignal,
): Promise<void> {
  const deadline = deadlineOf(migration);
  while (ports.now() < deadline) {
    signal.throwIfAborted();
    const rows = await MovedOpenidModel.find({ migrationId: migration._id, outcome: 'waiting' })
      .sort({ isJoined: 1, _id: 1 })
      .limit(openidsACall)
      .lean();
    if (rows.length === 0) return;
    const ids = rows.map(({ _id }) => _id);
    await MovedOpenidModel.updateMany({ _id: { $in: ids } }, { $inc: { asked: 1 } });
    const answers = await ask(migration, sides, rows, ports);
    await keep(migration, answers, ports.now());
  }
}

async function ask(
  migration: Migration,
  { from, to }: Sides,
  rows: readonly MovedOpenid[],
  ports: Ports,
): Promise<Answer[]> {
  const openids = rows.map(({ oldOpenid }) => oldOpenid);
  const names = { 'original-id': from.originalId, appid: from.appid };
  const other = migration.asksBy === 'appid' ? 'original-id' : 'appid';
  try {
    return await changeOpenids(to, names[migration.asksBy], openids, ports);
  } catch (error) {
    if (!isNotConfirmed(error)) throw error;
  }
  try {
    const answers = await changeOpenids(to, names[other], openids, ports);
    await MigrationModel.updateOne({ _id: migration._id }, { $set: { asksBy: other } });
    migration.asksBy = other;
    return answers;
  } catch (error) {
    throw isNotConfirmed(error) ? new NotConfirmed() : error;
  }
}

const isNotConfirmed = (error: unknown) =>
  error instanceof WechatRefusal && error.errcode === notConfirmed;

function keep(migration: Migration, answers: readonly Answer[], answeredAt: Date): Promise<void> {
  const { _id: migrationId } = migration;
  const sum: Pick<MigrationCounts, Answer['outcome']> = { converted: 0, gone: 0, failed: 0 };
  for (const { outcome } of answers) sum[outcome]++;
  return inTransaction(async (session) => {
    await MovedOpenidModel.bulkWrite(
      answers.map(({ oldOpenid, ...answer }) => ({
        updateOne: {
          filter: { migrationId, oldOpenid },
          update: { $set: { ...answer, answeredAt } },
        },
      })),
      { session },
    );
    const $inc = underCounts({ ...sum, waiting: -answers.length });
    await MigrationModel.updateOne({ _id: migrationId }, { $inc }, { session });
  });
}
