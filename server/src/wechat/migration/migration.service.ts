import type { Actor, StaffActor } from '@heyi/shared/actor';
import type { AuditAction } from '@heyi/shared/audit/audit.schema';
import { must } from '@heyi/shared/errors';
import type { NewMigration } from '@heyi/shared/wechat/migration.schema';
import { mongo, type QueryFilter, Types, type UpdateQuery } from 'mongoose';
import { recordAudit } from '../../audit/audit.service.ts';
import type { Occasion } from '../../audit/occasion.ts';
import { inTransaction } from '../../database/transaction.ts';
import type { Jobs } from '../../ports/jobs.ts';
import { canSeeWechat } from '../apps/wechat-apps.policy.ts';
import { type WechatApp, wechatApp } from '../apps/wechat-apps.service.ts';
import { WechatAppModel } from '../wechat-app.model.ts';
import { deadlineOf } from './deadline.ts';
import { type Migration, MigrationModel } from './migration.model.ts';
import { canMigrate } from './migration.policy.ts';
import { underCounts } from './migration-counts.ts';
import { MovedOpenidModel } from './moved-openid.model.ts';

export type { Migration };

export const migrationJob = 'wechat-migration';

/** A migration and its two accounts. */
export interface MigrationOfApps {
  migration: Migration;
  from: WechatApp;
  to: WechatApp;
}

async function withApps(migrations: readonly Migration[]): Promise<MigrationOfApps[]> {
  const appids = migrations.flatMap(({ fromAppid, toAppid }) => [fromAppid, toAppid]);
  const apps = await WechatAppModel.find({ appid: { $in: appids } }).lean();
  const byAppid = new Map(apps.map((app) => [app.appid, app]));
  return migrations.flatMap((migration) => {
    const from = byAppid.get(migration.fromAppid);
    const to = byAppid.get(migration.toAppid);
    return from && to ? [{ migration, from, to }] : [];
  });
}

/** All of them, the newest first: a company has few. */
export async function listMigrations(actor: Actor): Promise<MigrationOfApps[]> {
  must(canSeeWechat(actor), 'auth.forbidden');
  return withApps(await MigrationModel.find().sort({ _id: -1 }).lean());
}

/** Throws `migration.not_found`. */
export async function findMigration(actor: Actor, id: string): Promise<MigrationOfApps> {
  must(canSeeWechat(actor), 'auth.forbidden');
  const migration = await MigrationModel.findById(id).lean();
  const [found] = migration ? await withApps([migration]) : [];
  must(found, 'migration.not_found');
  return found;
}

/** Throws `wechat_app.not_found`, `wechat_app.no_followers`, `migration.taken`. */
export async function planMigration(
  actor: StaffActor,
  { fromId, toId, approvedAt }: NewMigration,
  occasion: Occasion,
): Promise<MigrationOfApps> {
  must(canMigrate(actor), 'auth.forbidden');
  const [from, to] = [await wechatApp(fromId), await wechatApp(toId)];
  must(from.kind === 'public-account' && to.kind === 'public-account', 'wechat_app.no_followers');
  const _id = new Types.ObjectId();
  const plan = {
    _id,
    fromAppid: from.appid,
    toAppid: to.appid,
    approvedAt: new Date(approvedAt),
    state: 'planned' as const,
    createdAt: occasion.at,
  };
  try {
    await inTransaction(async (session) => {
      await MigrationModel.create([plan], { session });
      await recordAudit(deed(actor, 'wechat_migration.planned', _id), occasion, session);
    });
  } catch (error) {
    must(!(error instanceof mongo.MongoServerError && error.code === 11000), 'migration.taken');
    throw error;
  }
  return findMigration(actor, _id.toHexString());
}

interface Step {
  actor: StaffActor;
  id: string;
  action: AuditAction;
  /** As what it must stand to take the step. */
  when: QueryFilter<Migration>;
  update: UpdateQuery<Migration>;
}

/** Queues the dry run; nothing is converted by it. Throws `migration.busy`. */
export const tryMigration = (
  actor: StaffActor,
  id: string,
  jobs: Jobs,
  occasion: Occasion,
): Promise<MigrationOfApps> =>
  take(
    {
      actor,
      id,
      action: 'wechat_migration.tried',
      when: { state: { $in: ['planned', 'tried', 'failed'] }, startedAt: null },
      update: { $set: { state: 'trying', note: null } },
    },
    jobs,
    occasion,
  );

/**
 * Starts to convert, or goes on where it stopped. Throws `migration.not_tried`, `migration.blocked`,
 * `migration.careful`, `migration.busy`.
 */
export async function startMigration(
  actor: StaffActor,
  id: string,
  { despite }: { despite: boolean },
  jobs: Jobs,
  occasion: Occasion,
): Promise<MigrationOfApps> {
  const { migration } = await findMigration(actor, id);
  if (!migration.startedAt) {
    must(migration.dryRun, 'migration.not_tried');
    const levels = migration.dryRun.checks.map(({ level }) => level);
    must(!levels.includes('blocking'), 'migration.blocked');
    must(despite || !levels.includes('careful'), 'migration.careful');
    must(deadlineOf(migration) > occasion.at, 'migration.over');
  }
  const startedAt = migration.startedAt ?? occasion.at;
  return take(
    {
      actor,
      id,
      action: 'wechat_migration.started',
      when: { state: { $in: ['tried', 'paused', 'failed'] } },
      update: {
        $set: { state: 'waiting', startedAt, finishedAt: null, resumesAt: null, note: null },
      },
    },
    jobs,
    occasion,
  );
}

/** Puts the failed back on the list, and on wish those who followed no more. Throws `migration.busy`, `migration.over`. */
export async function retryMigration(
  actor: StaffActor,
  id: string,
  { gone }: { gone: boolean },
  jobs: Jobs,
  occasion: Occasion,
): Promise<MigrationOfApps> {
  const { migration } = await findMigration(actor, id);
  must(deadlineOf(migration) > occasion.at, 'migration.over');
  const again = ['failed', ...(gone ? ['gone'] : [])] as ('failed' | 'gone')[];
  const when = { state: { $in: ['done', 'failed'] as const }, startedAt: { $ne: null } };
  const update = { $set: { state: 'waiting' as const, finishedAt: null, note: null } };
  return take(
    { actor, id, action: 'wechat_migration.retried', when, update },
    jobs,
    occasion,
    async (session) => {
      for (const outcome of again) {
        const { modifiedCount } = await MovedOpenidModel.updateMany(
          { migrationId: migration._id, outcome },
          { $set: { outcome: 'waiting', failure: null, answeredAt: null } },
          { session },
        );
        const $inc = underCounts({ waiting: modifiedCount, [outcome]: -modifiedCount });
        await MigrationModel.updateOne({ _id: migration._id }, { $inc }, { session });
      }
    },
  );
}

async function take(
  { actor, id, action, when, update }: Step,
  jobs: Jobs,
  occasion: Occasion,
  also: (session: mongo.ClientSession) => Promise<void> = async () => undefined,
): Promise<MigrationOfApps> {
  must(canMigrate(actor), 'auth.forbidden');
  const { migration } = await findMigration(actor, id);
  await inTransaction(async (session) => {
    const taken = await MigrationModel.updateOne({ $and: [{ _id: migration._id }, when] }, update, {
      session,
    });
    must(taken.modifiedCount === 1, 'migration.busy');
    await also(session);
    await recordAudit(deed(actor, action, migration._id), occasion, session);
  });
  await jobs.enqueue(migrationJob, { id });
  return findMigration(actor, id);
}

/** Removes one that nothing was converted by. Throws `migration.begun`. */
export async function dropMigration(
  actor: StaffActor,
  id: string,
  occasion: Occasion,
): Promise<void> {
  must(canMigrate(actor), 'auth.forbidden');
  const { migration } = await findMigration(actor, id);
  await inTransaction(async (session) => {
    const { deletedCount } = await MigrationModel.deleteOne(
      { _id: migration._id, startedAt: null, state: { $ne: 'trying' } },
      { session },
    );
    must(deletedCount === 1, 'migration.begun');
    await recordAudit(deed(actor, 'wechat_migration.dropped', migration._id), occasion, session);
  });
}

const deed = (actor: StaffActor, action: AuditAction, _id: Types.ObjectId) => ({
  actor,
  action,
  target: { type: 'wechat-migration' as const, id: _id.toHexString() },
});
