import type { CsvRow } from '../csv-rows.ts';

export interface FoundHeader {
  header: CsvRow;
  fit: number;
  /** The header's last row: the list begins under it. */
  lastRow: number;
}

/** Two rows of headers with cells merged over both, or over several columns: the lower name counts where there is one. */
function overEachOther(upper: readonly string[], lower: readonly string[]): string[] {
  return Array.from(
    { length: Math.max(upper.length, lower.length) },
    (_, at) => lower[at]?.trim() || (upper[at] ?? ''),
  );
}

/**
 * The row among the first ones that fits best as the header, the first of equals: a title above it is passed over.
 * Two rows one under the other are taken together when that fits better than each alone.
 */
export function findHeader(
  rows: CsvRow[],
  fitOf: (cells: readonly string[]) => number,
): FoundHeader | undefined {
  let best: FoundHeader | undefined;
  for (const [at, { row, cells }] of rows.entries()) {
    const alone = { header: { row, cells }, fit: fitOf(cells), lastRow: row };
    if (!best || alone.fit > best.fit) best = alone;
    const lower = rows[at + 1];
    if (lower?.row !== row + 1) continue;
    const both = overEachOther(cells, lower.cells);
    const fit = fitOf(both);
    if (fit > best.fit && fit > fitOf(lower.cells)) {
      best = { header: { row, cells: both }, fit, lastRow: lower.row };
    }
  }
  return best;
}
