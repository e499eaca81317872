import { Readable } from 'node:stream';
import type { Actor, StaffActor } from '@heyi/shared/actor';
import { formatDateTime } from '@heyi/shared/dates';
import { must } from '@heyi/shared/errors';
import type { PageOf } from '@heyi/shared/paging';
import type { MigrationOutcome, MigrationResultsQuery } from '@heyi/shared/wechat/migration.schema';
import { stringify } from 'csv-stringify/sync';
import type { Types } from 'mongoose';
import { recordAudit } from '../../audit/audit.service.ts';
import type { Occasion } from '../../audit/occasion.ts';
import type { FieldEncryption } from '../../database/field-encryption.ts';
import { pageById } from '../../database/page-by-id.ts';
import type { OutgoingFile } from '../../http/serve-download.ts';
import { placesOf } from '../../identity/account-places.ts';
import { canMigrate } from './migration.policy.ts';
import { findMigration } from './migration.service.ts';
import { type MovedOpenid, MovedOpenidModel } from './moved-openid.model.ts';

const pageSize = 500;

export interface PlacedResult extends MovedOpenid {
  customerId: string | null;
}

/** A page of the results. Throws `migration.not_found`. */
export async function listResults(
  actor: Actor,
  id: string,
  { outcome, ...page }: MigrationResultsQuery,
): Promise<PageOf<PlacedResult>> {
  const { migration } = await findMigration(actor, id);
  const filter = { migrationId: migration._id, ...(outcome ? { outcome } : {}) };
  const { items, nextCursor } = await pageById(MovedOpenidModel, filter, page);
  return { items: await placed(items), nextCursor };
}

async function placed(rows: readonly MovedOpenid[]): Promise<PlacedResult[]> {
  const places = await placesOf(rows.flatMap(({ accountId }) => accountId ?? []));
  return rows.map((row) => ({
    ...row,
    customerId: places.get(String(row.accountId))?.customerId ?? null,
  }));
}

/** All results with whole openids, for a reason; handed out only after that is in the audit trail. */
export async function resultsFile(
  actor: StaffActor,
  id: string,
  reason: string,
  encryption: FieldEncryption,
  occasion: Occasion,
): Promise<OutgoingFile> {
  must(canMigrate(actor), 'auth.forbidden');
  const { migration, from, to } = await findMigration(actor, id);
  await recordAudit(
    {
      actor,
      action: 'wechat_migration.downloaded',
      target: { type: 'wechat-migration', id },
      reason: { text: reason, encryption },
    },
    occasion,
  );
  return {
    fileName: `${from.name}迁到${to.name}-转换结果.csv`,
    content: Readable.from(csvOf(migration._id)),
  };
}

const outcomeTexts: Record<MigrationOutcome, string> = {
  waiting: '还没有问微信',
  converted: '已转换',
  gone: '已不再关注',
  failed: '没有成功',
};

const line = (cells: string[]) => stringify([cells], { escape_formulas: true });

async function* csvOf(migrationId: Types.ObjectId): AsyncGenerator<string> {
  yield `\uFEFF${line(['原 openid', '新 openid', '结果', '说明', '微信答复时间', '客户编号'])}`;
  let after: Types.ObjectId | undefined;
  for (;;) {
    const page: MovedOpenid[] = await MovedOpenidModel.find({
      migrationId,
      ...(after ? { _id: { $gt: after } } : {}),
    })
      .sort({ _id: 1 })
      .limit(pageSize)
      .lean();
    if (page.length === 0) return;
    after = page.at(-1)?._id;
    yield (await placed(page)).map((row) => line(cellsOf(row))).join('');
  }
}

const cellsOf = (row: PlacedResult): string[] => [
  row.oldOpenid,
  row.newOpenid ?? '',
  outcomeTexts[row.outcome],
  row.failure ?? remarkOn(row),
  row.answeredAt ? formatDateTime(row.answeredAt) : '',
  row.customerId ?? '',
];

function remarkOn({ outcome, isJoined }: MovedOpenid): string {
  if (outcome !== 'converted') return '';
  if (isJoined === null) return '还没有并入';
  return isJoined ? '' : '新旧账户的资料互相矛盾，没有合并';
}
