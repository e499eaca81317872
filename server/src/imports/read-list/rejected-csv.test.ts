import { parse } from 'csv-parse/sync';
import { type RejectedCells, rejectedCsv } from './rejected-csv.ts';

async function written(...input: Parameters<typeof rejectedCsv>): Promise<string> {
  let text = '';
  for await (const piece of rejectedCsv(...input)) text += piece;
  return text;
}

const row: RejectedCells = {
  row: 7,
  column: '手机',
  reason: '坏了',
  cells: ['A1', '王,"芳"', 'x\ny'],
};

describe('rejectedCsv', () => {
  it('puts place and reason before the values as they came', async () => {
    const text = await written([row], { header: ['客户号', '姓名', '手机'] });
    expect(text.startsWith('\uFEFF行号,列,原因,客户号,姓名,手机\n7,')).toBe(true);
    expect(parse(text, { bom: true })).toEqual([
      ['行号', '列', '原因', '客户号', '姓名', '手机'],
      ['7', '手机', '坏了', 'A1', '王,"芳"', 'x\ny'],
    ]);
  });

  it('names the file when several lists share it, and stands on its own without rows', async () => {
    expect(
      await written([{ ...row, fileName: 'a.csv', column: null, cells: [] }], {
        withFileName: true,
      }),
    ).toBe('\uFEFF文件,行号,列,原因,原内容\na.csv,7,,坏了\n');
    expect(await written([])).toBe('\uFEFF行号,列,原因,原内容\n');
  });

  it.each(['=1+1', '+86138', '-1', '@SUM(A1)', '\t=1', '\r=1'])(
    'makes %j harmless wherever it stands',
    async (formula) => {
      const text = await written(
        [{ row: 1, column: formula, reason: formula, cells: [formula, 'ok'] }],
        {
          header: [formula],
        },
      );
      const cells = (parse(text, { bom: true, relax_column_count: true }) as string[][]).flat();
      expect(cells.filter((cell) => cell === `'${formula}`)).toHaveLength(4);
      expect(cells).not.toContain(formula);
    },
  );
});
