import type { mongo, Types } from 'mongoose';
import type { FieldEncryption } from '../database/field-encryption.ts';
import { sealedField } from '../database/sealed-field.ts';
import { type ImportRejection, ImportRejectionModel } from './import-rejection.model.ts';
import type { ListRow } from './read-list/list-row.ts';

export type RejectedRow = Extract<ListRow, { rejected: unknown }>;

export const rejectedCellsField = sealedField<Pick<ImportRejection, 'importId' | 'row'>>(
  'import_rejections',
  'cells',
  ['importId', 'row'],
  ({ importId, row }) => `import-rejection:${importId}:${row}`,
);

/** Keeps rejected rows with their reason; keeping the same row again changes nothing. */
export async function saveRejections(
  importId: Types.ObjectId,
  rows: RejectedRow[],
  encryption: FieldEncryption,
  session: mongo.ClientSession,
): Promise<void> {
  if (rows.length === 0) return;
  await ImportRejectionModel.bulkWrite(
    rows.map(({ row, rejected: { column, reason }, cells }) => ({
      updateOne: {
        filter: { importId, row },
        update: {
          $set: {
            column,
            reason,
            cells: encryption.seal(cells, rejectedCellsField.place({ importId, row })),
          },
        },
        upsert: true,
      },
    })),
    { session },
  );
}

/** The rejected rows of an import in the order of the list. */
export async function* rejectionsOf(importId: Types.ObjectId, encryption: FieldEncryption) {
  const stored = ImportRejectionModel.find({ importId }).sort({ row: 1 }).lean().cursor();
  for await (const { row, column, reason, cells } of stored) {
    yield {
      row,
      column,
      reason,
      cells: encryption.open<string[]>(cells, rejectedCellsField.place({ importId, row })),
    };
  }
}
