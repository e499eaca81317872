import type { Channel } from '@heyi/shared/identity/account-field';
import {
  type ColumnGuess,
  channelNamedIn,
  guessColumnMap,
} from '@heyi/shared/imports/guess-column-map';
import { headerMeaning } from '@heyi/shared/imports/header-meaning';
import type { CsvRow } from './csv-rows.ts';
import type { ListFile } from './list-file.ts';
import { readListHead } from './read-list.ts';

const sampleRows = 50;

/** What a list looks like, and what its columns most likely mean. */
export interface GuessedList {
  header: string[];
  rows: CsvRow[];
  /** The sheet that was read, where a workbook has several. */
  sheet: string | null;
  guesses: ColumnGuess[];
  /** The channel that the file's name speaks of. */
  channel: Channel | undefined;
}

/** How many of the cells are headers by themselves. */
const knownHeaders = (cells: readonly string[]) =>
  cells.filter((cell) => cell.length <= 40 && (headerMeaning(cell)?.certainty ?? 0) >= 0.7).length;

export async function guessList(file: ListFile, fileName: string): Promise<GuessedList> {
  let sheet: string | null = null;
  const onSheet = (name: string) => {
    sheet = name;
  };
  const options = { fileName, headerFit: knownHeaders, onSheet };
  const { header, rows } = await readListHead(file, options, sampleRows);
  const guesses = guessColumnMap(
    header,
    rows.map(({ cells }) => cells),
  );
  return { header, rows, sheet, guesses, channel: channelNamedIn(fileName) };
}
