import { mapOfList } from '@heyi/shared/imports/column-list';
import { columnMapsApi } from '@heyi/shared/imports/column-maps.api';
import { columnsOf } from '@heyi/shared/imports/guess-column-map';
import { importsApi } from '@heyi/shared/imports/imports.api';
import { call } from '../api.ts';
import { type ListHead, readHead } from './read-head.ts';

/** The first rows of a list, and what its columns meant before: a text is read in the browser, a workbook by the server, which keeps nothing of it. */
export const headOf = async (file: File): Promise<ListHead> =>
  file.size <= importsApi.create.maxBytes && (await isWorkbook(file))
    ? previewed(file)
    : withSavedMap(await readHead(file));

async function isWorkbook(file: Blob): Promise<boolean> {
  const [p, k, three, four] = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  return p === 0x50 && k === 0x4b && three === 3 && four === 4;
}

async function withSavedMap(head: ListHead): Promise<ListHead> {
  if (head.problem !== null) return head;
  const { saved } = await call(columnMapsApi.find, { body: { header: head.header } });
  return saved ? { ...head, suggested: mapOfList(saved.map), savedAs: saved.name } : head;
}

async function previewed(file: File): Promise<ListHead> {
  const { problem, sheet, header, rows, guesses, channel, saved } = await call(importsApi.preview, {
    file,
  });
  return {
    problem,
    sheet,
    header,
    rows: rows.map(({ cells }) => cells),
    suggested: saved
      ? mapOfList(saved.map)
      : { ...(channel && { channel }), columns: columnsOf(guesses) },
    ...(saved && { savedAs: saved.name }),
  };
}
