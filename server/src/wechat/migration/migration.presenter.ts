import type { Actor } from '@heyi/shared/actor';
import type { MigrationResult, MigrationView } from '@heyi/shared/wechat/migration.schema';
import type { WechatApp } from '../apps/wechat-apps.service.ts';
import { maskOpenid } from '../followers/mask-openid.ts';
import { deadlineOf } from './deadline.ts';
import { canMigrate } from './migration.policy.ts';
import type { Migration, MigrationOfApps } from './migration.service.ts';
import type { PlacedResult } from './migration-results.ts';

const nameOf = ({ _id, name, appid }: WechatApp) => ({ id: _id.toHexString(), name, appid });

export const presentMigration = (
  { migration, from, to }: MigrationOfApps,
  actor: Actor,
  now: Date,
): MigrationView => ({
  id: migration._id.toHexString(),
  from: nameOf(from),
  to: nameOf(to),
  approvedAt: migration.approvedAt.toISOString(),
  deadline: deadlineOf(migration).toISOString(),
  state: migration.state,
  dryRun: migration.dryRun && { ...migration.dryRun, at: migration.dryRun.at.toISOString() },
  counts: migration.counts,
  startedAt: migration.startedAt?.toISOString() ?? null,
  finishedAt: migration.finishedAt?.toISOString() ?? null,
  resumesAt: migration.resumesAt?.toISOString() ?? null,
  note: migration.note,
  createdAt: migration.createdAt.toISOString(),
  can: whatMayBeDone(migration, actor, now),
});

function whatMayBeDone(migration: Migration, actor: Actor, now: Date): MigrationView['can'] {
  const { state, startedAt, counts } = migration;
  const may = canMigrate(actor);
  const isStill = ['planned', 'tried', 'failed'].includes(state);
  const isBlocked = migration.dryRun?.checks.some(({ level }) => level === 'blocking') ?? true;
  const canGoOn = startedAt !== null && ['paused', 'failed'].includes(state);
  const isOpen = deadlineOf(migration) > now;
  const isEnded = startedAt !== null && ['done', 'failed'].includes(state);
  return {
    tryOut: may && startedAt === null && isStill,
    start: may && (canGoOn || (state === 'tried' && !isBlocked && isOpen)),
    retry: may && isEnded && isOpen && counts.failed + counts.gone > 0,
    drop: may && startedAt === null && isStill,
    download: may && startedAt !== null,
  };
}

export const presentResult = (row: PlacedResult): MigrationResult => ({
  id: row._id.toHexString(),
  maskedOldOpenid: maskOpenid(row.oldOpenid),
  maskedNewOpenid: row.newOpenid && maskOpenid(row.newOpenid),
  outcome: row.outcome,
  failure: row.failure,
  answeredAt: row.answeredAt?.toISOString() ?? null,
  isJoined: row.isJoined,
  customerId: row.customerId,
});
