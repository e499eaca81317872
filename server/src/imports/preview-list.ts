import type { ListPreview } from '@heyi/shared/imports/imports.schema';
import { veil } from '@heyi/shared/imports/veil';
import { presentColumnMap } from './column-maps/column-maps.presenter.ts';
import { columnMapFor } from './column-maps/column-maps.service.ts';
import { guessList } from './read-list/guess-list.ts';
import { ListError } from './read-list/list-error.ts';
import type { ListFile } from './read-list/list-file.ts';

const shownRows = 5;

/** What a list looks like before it is imported: a few masked rows and what its columns may mean; nothing is kept. */
export async function previewList(file: ListFile, fileName: string): Promise<ListPreview> {
  try {
    const { header, rows, sheet, guesses, channel } = await guessList(file, fileName);
    const saved = await columnMapFor(header);
    return {
      problem: null,
      sheet,
      header,
      rows: rows.slice(0, shownRows).map(({ row, cells }) => ({
        row,
        cells: header.map((_, at) => veil((cells[at] ?? '').trim())),
      })),
      guesses,
      channel: channel ?? null,
      saved: saved && presentColumnMap(saved),
    };
  } catch (error) {
    if (!(error instanceof ListError)) throw error;
    const nothing = { sheet: null, header: [], rows: [], guesses: [], channel: null, saved: null };
    return { problem: error.message, ...nothing };
  }
}
