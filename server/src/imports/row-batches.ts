import type { Readable } from 'node:stream';
import type { FieldEncryption } from '../database/field-encryption.ts';
import type { Import } from './import.model.ts';
import type { ListRow } from './read-list/list-row.ts';
import { readList } from './read-list/read-list.ts';

/** Few enough for one transaction, many enough that an index page is written once for several of them. */
const rowsAtOnce = 2000;

export interface RowBatch {
  rows: ListRow[];
  /** What the import has come to with these rows. */
  progress: Pick<Import, 'header' | 'sheet' | 'rows' | 'bytesDone'>;
}

interface Source {
  fieldEncryption: FieldEncryption;
  open(from?: number, to?: number): Readable;
}

/** The rows of a list that its import has not dealt with yet, as many as one transaction takes at a time. */
export async function* rowBatches(
  found: Import,
  { fieldEncryption, open }: Source,
): AsyncGenerator<RowBatch> {
  let bytesDone = 0;
  let seen = 0;
  let { header, sheet = null } = found;
  let rows: ListRow[] = [];
  const batches = readList(
    { bytes: found.bytesTotal, open },
    {
      fileName: found.fileName,
      map: found.map,
      ...(found.channel ? { channel: found.channel } : {}),
      keepExtra: true,
      digest: (text) => fieldEncryption.hash('row', text),
      onHeader: (names) => {
        header = names;
      },
      onSheet: (name) => {
        sheet = name;
      },
      onBytes: (bytes) => {
        bytesDone = Math.min(bytesDone + bytes, found.bytesTotal);
      },
    },
  );
  const taken = (): RowBatch => {
    const batch = { rows, progress: { header, sheet, rows: seen, bytesDone } };
    rows = [];
    return batch;
  };
  try {
    for await (const batch of batches) {
      rows.push(...batch.slice(Math.max(0, found.rows - seen)));
      seen += batch.length;
      if (rows.length >= rowsAtOnce) yield taken();
    }
  } catch (error) {
    if (rows.length > 0) yield taken(); // what stands before the place that cannot be read
    throw error;
  }
  if (rows.length > 0) yield taken();
}
