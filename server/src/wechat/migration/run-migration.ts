import { formatDateTime } from '@heyi/shared/dates';
import { withLease } from '../../database/lease.ts';
import type { Ports } from '../../ports/ports.ts';
import { pausedUntil, standstill } from '../calls/standstill.ts';
import { WechatAppModel } from '../wechat-app.model.ts';
import { askForAll, NotConfirmed, type Sides } from './ask-for-all.ts';
import { deadlineOf } from './deadline.ts';
import { listFollowersToMove } from './list-followers.ts';
import { type Migration, MigrationModel } from './migration.model.ts';
import { takeOver } from './take-over.ts';
import { tryOut } from './try-out.ts';

const hourMs = 3_600_000;
const tooLate = '到那时已过微信允许的 15 天，请现在就处理。';
const notConfirmed =
  '微信还没有确认这次迁移（63178）：请两个公众号的管理员都在微信里确认，并等迁移完成；一小时后自动再试。';

/**
 * Tries a migration out, or converts from where the last try stopped. WeChat is asked for everybody first, and its
 * answers are stored; only then are they taken over, which may be done at any later time.
 */
export const runMigration = (id: string, ports: Ports, signal: AbortSignal): Promise<void> =>
  withLease(`wechat-migration:${id}`, async () => {
    const migration = await MigrationModel.findById(id).lean();
    const isTrying = migration?.state === 'trying';
    if (!migration || !(isTrying || ['waiting', 'running'].includes(migration.state))) return;
    try {
      const sides = await sidesOf(migration);
      await save(
        migration,
        isTrying
          ? await tried(migration, sides, ports, signal)
          : await convert(migration, sides, ports, signal),
      );
    } catch (error) {
      if (signal.aborted) throw error;
      await save(migration, stop(migration, error, ports));
    }
  });

async function sidesOf({ fromAppid, toAppid }: Migration): Promise<Sides> {
  const [from, to] = await Promise.all([
    WechatAppModel.findOne({ appid: fromAppid }).lean(),
    WechatAppModel.findOne({ appid: toAppid }).lean(),
  ]);
  if (!from || !to) throw new Error('An account of the migration is gone');
  return { from, to };
}

async function tried(
  migration: Migration,
  sides: Sides,
  ports: Ports,
  signal: AbortSignal,
): Promise<Partial<Migration>> {
  return { state: 'tried', dryRun: await tryOut(migration, sides, ports, signal), note: null };
}

async function convert(
  migration: Migration,
  sides: Sides,
  ports: Ports,
  signal: AbortSignal,
): Promise<Partial<Migration>> {
  await save(migration, { state: 'running', resumesAt: null, note: null });
  await listFollowersToMove(migration, signal);
  const unasked = await askForAll(migration, sides, ports, signal).catch((error: unknown) => {
    if (signal.aborted) throw error;
    return { error };
  });
  const left = await takeOver({ migration, sides, ports, signal });
  if (unasked) return stop(migration, unasked.error, ports);
  return ended(migration, left, ports.now());
}

async function ended(
  { _id, approvedAt }: Migration,
  left: number,
  finishedAt: Date,
): Promise<Partial<Migration>> {
  const waiting = (await MigrationModel.findById(_id).lean())?.counts.waiting ?? 0;
  const notes = [
    waiting > 0 &&
      `已过微信允许的 15 天（到 ${formatDateTime(deadlineOf({ approvedAt }))}），还有 ${waiting} 位没有转换，不能再转换；已得到的结果都已保存。`,
    left > 0 && `有 ${left} 位的新 openid 已保存，但还没有并入，请再次开始。`,
  ].filter((note) => note !== false);
  return notes.length > 0
    ? { state: 'failed', finishedAt, note: notes.join('') }
    : { state: 'done', finishedAt, note: null };
}

function stop(migration: Migration, error: unknown, ports: Ports): Partial<Migration> {
  const still =
    error instanceof NotConfirmed
      ? pausedUntil(new Date(ports.now().getTime() + hourMs), notConfirmed)
      : standstill(error, ports);
  const isTooLate = still.resumesAt !== null && still.resumesAt >= deadlineOf(migration);
  return isTooLate ? { ...still, note: `${still.note}${tooLate}` } : still;
}

async function save(migration: Migration, changes: Partial<Migration>): Promise<void> {
  await MigrationModel.updateOne({ _id: migration._id }, { $set: changes });
  Object.assign(migration, changes);
}
