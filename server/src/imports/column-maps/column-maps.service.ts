import type { Actor, StaffActor } from '@heyi/shared/actor';
import { AppError, must } from '@heyi/shared/errors';
import type { ColumnMap } from '@heyi/shared/imports/column-map';
import type { Page, PageOf } from '@heyi/shared/paging';
import { mongo, Types } from 'mongoose';
import { recordAudit } from '../../audit/audit.service.ts';
import type { Occasion } from '../../audit/occasion.ts';
import { pageById } from '../../database/page-by-id.ts';
import { inTransaction } from '../../database/transaction.ts';
import { canImport, canSeeImports } from '../imports.policy.ts';
import { type SavedColumnMap, SavedColumnMapModel } from './column-map.model.ts';

export type { SavedColumnMap };

export async function listColumnMaps(actor: Actor, page: Page): Promise<PageOf<SavedColumnMap>> {
  must(canSeeImports(actor), 'auth.forbidden');
  return pageById(SavedColumnMapModel, {}, page);
}

/** Keeps the map under the name; one that was there before is replaced. */
export async function saveColumnMap(
  actor: StaffActor,
  { name, map }: { name: string; map: ColumnMap },
  occasion: Occasion,
): Promise<SavedColumnMap> {
  must(canImport(actor), 'auth.forbidden');
  const columns = Object.entries(map.columns).map(([header, field]) => ({
    header: header.trim(),
    field,
  }));
  return inTransaction(async (session) => {
    const saved = await SavedColumnMapModel.findOneAndUpdate(
      { name },
      {
        $set: { channel: map.channel ?? null, columns, updatedAt: occasion.at },
        // Made here, so that the ids of one second are in order whatever the database.
        $setOnInsert: { _id: new Types.ObjectId() },
      },
      { upsert: true, returnDocument: 'after', session },
    ).lean();
    must(saved, 'server.failed');
    const target = { type: 'column-map' as const, id: saved._id.toHexString() };
    const deed = { actor, action: 'column_map.saved' as const, target, details: { name } };
    await recordAudit(deed, occasion, session);
    return saved;
  });
}

/** Throws `column_map.not_found`, and `column_map.name_taken` when another map has the new name. */
export async function renameColumnMap(
  actor: StaffActor,
  { from, to }: { from: string; to: string },
  occasion: Occasion,
): Promise<SavedColumnMap> {
  must(canImport(actor), 'auth.forbidden');
  try {
    return await inTransaction(async (session) => {
      const renamed = await SavedColumnMapModel.findOneAndUpdate(
        { name: from },
        { $set: { name: to } },
        { returnDocument: 'after', session },
      ).lean();
      must(renamed, 'column_map.not_found');
      const target = { type: 'column-map' as const, id: renamed._id.toHexString() };
      const deed = { actor, action: 'column_map.renamed' as const, target, details: { from, to } };
      await recordAudit(deed, occasion, session);
      return renamed;
    });
  } catch (error) {
    if (!(error instanceof mongo.MongoServerError && error.code === 11000)) throw error;
    throw new AppError('column_map.name_taken', undefined, { cause: error });
  }
}

/** Throws `column_map.not_found`. */
export async function deleteColumnMap(
  actor: StaffActor,
  name: string,
  occasion: Occasion,
): Promise<void> {
  must(canImport(actor), 'auth.forbidden');
  await inTransaction(async (session) => {
    const deleted = await SavedColumnMapModel.findOneAndDelete({ name }, { session }).lean();
    must(deleted, 'column_map.not_found');
    const target = { type: 'column-map' as const, id: deleted._id.toHexString() };
    const deed = { actor, action: 'column_map.deleted' as const, target, details: { name } };
    await recordAudit(deed, occasion, session);
  });
}

/** The saved map all of whose columns the header has: the one with the most of them, then the newest. */
export async function columnMapFor(header: readonly string[]): Promise<SavedColumnMap | null> {
  const fitting = await SavedColumnMapModel.find({
    columns: { $not: { $elemMatch: { header: { $nin: header } } } },
  })
    .sort({ updatedAt: -1 })
    .limit(100)
    .lean();
  return fitting.sort((a, b) => b.columns.length - a.columns.length)[0] ?? null;
}

export async function findColumnMapFor(
  actor: Actor,
  header: readonly string[],
): Promise<SavedColumnMap | null> {
  must(canImport(actor), 'auth.forbidden');
  return columnMapFor(header);
}
