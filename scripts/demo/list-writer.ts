import path from 'node:path';
import type { Account } from './account.ts';
import { type CsvFile, openCsv } from './csv-file.ts';
import { cellsOf, type Layout } from './layouts.ts';
import { partnerName } from './organisation.ts';
import { branches } from './places.ts';
import type { Random } from './random.ts';
import { createShuffle } from './shuffle.ts';

interface ListOptions {
  random: Random;
  layout: Layout;
  truth: CsvFile;
  directory: string;
  truthColumn?: string;
}

const heldRows = 20_000;
/** One broken row for so many good ones. */
const goodRowsPerBroken = 700;

/** Writes one channel's list: rows in mixed order, a few of them broken. */
export function createListWriter({ random, layout, truth, directory, truthColumn }: ListOptions) {
  const { encoding, lineEnd } = layout;
  const file = openCsv(path.join(directory, layout.fileName), { encoding, lineEnd });
  const headers = layout.columns.map(([header]) => header);
  file.write(truthColumn ? [...headers, truthColumn] : headers);
  let written = 0;
  let broken = 0;

  function writeAccount(account: Account) {
    written++;
    const accountId = layout.keyPrefix + String(written).padStart(7, '0');
    const cells = cellsOf(layout, account, accountId, rawCells(random, account));
    file.write(truthColumn ? [...cells, account.person.id] : cells);
    truth.write([layout.channel, accountId, account.person.id]);
    if (written % goodRowsPerBroken === 0) writeBroken(cells);
  }

  function writeBroken(cells: string[]) {
    broken++;
    if (broken % 2 === 0) {
      file.writeRaw(cells.slice(0, 4).join(','));
      return;
    }
    const keyless = cells.map((cell) => (cell.startsWith(layout.keyPrefix) ? '' : cell));
    file.write(truthColumn ? [...keyless, ''] : keyless);
  }

  const shuffle = createShuffle(random, heldRows, writeAccount);
  return {
    add: shuffle.push,
    finish() {
      shuffle.flush();
      file.close();
      return { written, broken };
    },
  };
}

/** What the list holds beside the fields that are compared. */
function rawCells(random: Random, { channel, person }: Account): string[] {
  const day = new Date(Date.UTC(2015 + random.below(11), random.below(12), 1 + random.below(28)));
  const recorded = day.toISOString().slice(0, 10);
  if (channel === 'agency') return [`A${String(person.agent + 1).padStart(5, '0')}`, recorded];
  if (channel === 'broker') return [partnerName(random.below(24)), recorded];
  return [`${random.pick(branches)}${random.between(1, 60)}号网点`, recorded];
}
