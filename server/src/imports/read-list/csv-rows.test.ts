import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { type CsvRow, csvRows } from './csv-rows.ts';

async function* inBlocks(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function rowsOf(text: string, size = 65_536): Promise<CsvRow[]> {
  const rows: CsvRow[] = [];
  for await (const found of csvRows(inBlocks(Buffer.from(text), size), 'a.csv'))
    rows.push(...found);
  return rows;
}

/** What the parser alone makes of the text; null when it refuses. */
function parsed(text: string): string[][] | null {
  try {
    return parse(text, {
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    });
  } catch {
    return null;
  }
}

describe('csvRows', () => {
  it('reads whatever text as the parser does, in blocks of whatever size', async () => {
    const piece = fc.constantFrom(
      'a',
      '张三',
      ',',
      '"',
      '""',
      '\n',
      '\r\n',
      '\r',
      ' ',
      '","',
      ',"x,y"\n',
    );
    const texts = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));
    await fc.assert(
      fc.asyncProperty(texts, fc.integer({ min: 1, max: 9 }), async (text, size) => {
        const expected = parsed(text);
        const found = rowsOf(text, size);
        if (expected === null) await expect(found).rejects.toThrow('直到文件末尾都没有行尾');
        else expect((await found).map(({ cells }) => cells)).toEqual(expected);
      }),
      { numRuns: 400 },
    );
  });

  it('counts rows as a spreadsheet does, blank ones too, before and after a row of several lines', async () => {
    const rows = await rowsOf('名\n\n"张,三"\r\n李"四\n\n王五,"a\nb"\n赵六');
    expect(rows.map(({ row, cells }) => ({ row, cells }))).toEqual([
      { row: 1, cells: ['名'] },
      { row: 3, cells: ['张,三'] },
      { row: 4, cells: ['李"四'] },
      { row: 6, cells: ['王五', 'a\nb'] },
      { row: 7, cells: ['赵六'] },
    ]);
  });

  it.each([
    ['a cell', true],
    ['a\0', false],
    ['a\uFFFD', false],
    ['x'.repeat(32_768), false],
    ['"a\nb"', undefined],
  ])('calls no row sound that has to be looked at: %.10s', async (cell, isSound) => {
    const [row] = await rowsOf(`b,${cell}\n`);
    expect(row?.isSound).toBe(isSound);
  });
});
