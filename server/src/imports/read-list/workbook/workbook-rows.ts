import type { CsvRow } from '../csv-rows.ts';
import { ListError } from '../list-error.ts';
import type { ListFile } from '../list-file.ts';
import { Archive, partLimits } from './archive.ts';
import { readCellFormats } from './cell-formats.ts';
import { readContents, readReferences, type Sheet } from './contents.ts';
import { type FoundHeader, findHeader } from './find-header.ts';
import { readSharedStrings, SharedStrings } from './shared-strings.ts';
import { type CellMeanings, sheetRows } from './sheet-rows.ts';

const headRows = 20;
const mostSheets = 256;
/** Cells beyond are one too many whatever the header: the last kept one stands for them all. */
const mostCells = 1025;

export interface WorkbookOptions {
  fileName: string;
  onBytes?: ((bytes: number) => void) | undefined;
  /** How well the cells would do as the header: the sheet and the row that do best are taken, the first of equals. */
  headerFit: (cells: readonly string[]) => number;
  /** Told which sheet is read, when there are several with values. */
  onSheet?: ((name: string) => void) | undefined;
}

/** Words for archives that are something else than a workbook. */
const otherKinds: ReadonlyArray<[part: string, kind: string]> = [
  ['xl/workbook.bin', 'Excel 二进制工作簿（xlsb）'],
  ['content.xml', 'OpenDocument 表格（ods）'],
  ['word/document.xml', 'Word 文档'],
  ['ppt/presentation.xml', 'PowerPoint 文稿'],
  ['index/document.iwa', 'Numbers 表格'],
];

interface Workbook {
  archive: Archive;
  sheets: Sheet[];
  meanings: CellMeanings;
}

async function openWorkbook(archive: Archive, fileName: string): Promise<Workbook> {
  await archive.open();
  const refuse = (kind: string): never => {
    const advice = '请在 Excel 或 WPS 里打开，另存为 xlsx 或“CSV UTF-8（逗号分隔）”后再试';
    throw new ListError('list.binary', fileName, `这是${kind}，不是 xlsx 工作簿。${advice}`);
  };
  const other = otherKinds.find(([part]) => archive.has(part));
  if (other) refuse(other[1]);
  if (!archive.has('_rels/.rels')) refuse('ZIP 压缩包');
  const roots = await readReferences(await archive.part('_rels/.rels', partLimits.other), '');
  const main = roots.find(({ type }) => type === 'officeDocument')?.path ?? refuse('ZIP 压缩包');
  const beside = main.replace(/([^/]*)$/, '_rels/$1.rels');
  const references = await readReferences(await archive.part(beside, partLimits.other), main);
  const pathOf = (wanted: string) => references.find(({ type }) => type === wanted)?.path;

  const contents = await archive.part(main, partLimits.other);
  const { sheets, from1904 } = await readContents(contents, references);
  const styles = pathOf('styles');
  const strings = pathOf('sharedStrings');
  return {
    archive,
    sheets: sheets.filter(({ path }) => archive.has(path)).slice(0, mostSheets),
    meanings: {
      from1904,
      formats: styles ? await readCellFormats(await archive.part(styles, partLimits.other)) : [],
      strings: strings
        ? await readSharedStrings(await archive.part(strings, partLimits.strings), fileName)
        : new SharedStrings(),
    },
  };
}

async function* rowsOf({ archive, meanings }: Workbook, sheet: Sheet): AsyncGenerator<CsvRow[]> {
  const part = await archive.part(sheet.path, partLimits.sheet);
  try {
    yield* sheetRows(part, meanings);
  } finally {
    part.destroy();
  }
}

async function headOf(workbook: Workbook, sheet: Sheet): Promise<CsvRow[]> {
  const head: CsvRow[] = [];
  for await (const rows of rowsOf(workbook, sheet)) {
    head.push(...rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')));
    if (head.length >= headRows) break;
  }
  return head.slice(0, headRows);
}

async function chooseSheet(workbook: Workbook, { headerFit, onSheet }: WorkbookOptions) {
  const found: Array<FoundHeader & { sheet: Sheet }> = [];
  for (const sheet of workbook.sheets) {
    const header = findHeader(await headOf(workbook, sheet), headerFit);
    if (header) found.push({ ...header, sheet });
  }
  const best = found.reduce<(typeof found)[number] | undefined>(
    (taken, other) => (taken && taken.fit >= other.fit ? taken : other),
    undefined,
  );
  if (best && found.length > 1) onSheet?.(best.sheet.name);
  return best;
}

function fitted({ row, cells }: CsvRow, width: number): CsvRow {
  if (cells.length > mostCells) {
    const last = cells.slice(mostCells - 1).find((cell) => cell !== '') ?? '';
    return { row, cells: [...cells.slice(0, mostCells - 1), last] };
  }
  while (cells.length < width) cells.push('');
  return { row, cells };
}

/** The header of a workbook's list, then the rows under it, each at least as wide; nothing when it has no values. */
export async function* workbookRows(
  file: ListFile,
  options: WorkbookOptions,
): AsyncGenerator<CsvRow[]> {
  const archive = new Archive(file, options.fileName, options.onBytes ?? (() => undefined));
  try {
    const workbook = await openWorkbook(archive, options.fileName);
    const chosen = await chooseSheet(workbook, options);
    if (!chosen) return;
    const { header, lastRow, sheet } = chosen;
    yield [header];
    for await (const rows of rowsOf(workbook, sheet)) {
      yield rows.filter(({ row }) => row > lastRow).map((row) => fitted(row, header.cells.length));
    }
  } catch (error) {
    throw archive.explained(error);
  }
}
