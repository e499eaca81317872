import { Readable } from 'node:stream';
import type { ColumnMap } from '@heyi/shared/imports/column-map';
import { aWorkbook, type Cell, zip } from '../../../../../tests/setup/a-workbook.ts';
import type { ListRow } from '../list-row.ts';
import { type ReadListOptions, readList } from '../read-list.ts';

const map: ColumnMap = {
  channel: 'agency',
  columns: { 客户号: 'accountId', 姓名: 'name', 手机: 'mobile', 生日: 'birthday' },
};
const header = ['客户号', '姓名', '手机', '生日'];
const sheet = (...rows: Cell[][]) => aWorkbook({ sheets: { 名单: [header, ...rows] } });
const xml = (content: string): Cell => ({ xml: content });

const inMemory = (bytes: Buffer) => ({
  bytes: bytes.length,
  open: (from?: number, to?: number) => Readable.from([bytes.subarray(from, to)]),
});

async function read(bytes: Buffer, options: Partial<ReadListOptions> = {}): Promise<ListRow[]> {
  const rows: ListRow[] = [];
  for await (const batch of readList(inMemory(bytes), { map, fileName: '名单.xlsx', ...options }))
    rows.push(...batch);
  return rows;
}

const fields = (rows: ListRow[]) =>
  rows.map((row) => ('record' in row ? row.record.fields : row.rejected.code));

async function failure(bytes: Buffer, options: Partial<ReadListOptions> = {}) {
  const error = await read(bytes, options).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: 'ListError' });
  return error as { code: string; message: string };
}

describe('a workbook', () => {
  it.each([true, false])('gives its rows as a CSV would (shared texts: %s)', async (shared) => {
    const rows = [
      header,
      ['A1', '王&芳', '13800000001', '1990-04-01'],
      [],
      ['A2', null, 13900000002],
    ];
    const bytes = aWorkbook({ sheets: { 名单: rows as Cell[][] }, shared });
    expect(await read(bytes)).toEqual([
      {
        row: 2,
        record: {
          accountId: 'A1',
          channel: 'agency',
          fields: { name: '王&芳', mobile: '13800000001', birthday: '1990-04-01' },
        },
        extra: {},
      },
      {
        row: 4,
        record: { accountId: 'A2', channel: 'agency', fields: { mobile: '13900000002' } },
        extra: {},
      },
    ]);
  });

  it('reads rich texts without phonetic guides, stored results, booleans and texts of formulas', async () => {
    const rich = xml(
      '<c t="inlineStr"><is><r><rPr><b/></rPr><t>王</t></r><r><t xml:space="preserve">芳 </t></r><rPh><t>wang</t></rPh></is></c>',
    );
    const rows = await read(
      sheet(
        ['A1', rich, xml('<c><f>A1&amp;"x"</f><v>1.3800001111E10</v></c>'), null],
        [xml('<c t="str"><f>"A"&amp;2</f><v>A2</v></c>'), xml('<c t="b"><v>1</v></c>'), null, null],
      ),
    );
    expect(rows.map((row) => 'record' in row && [row.record.accountId, row.record.fields])).toEqual(
      [
        ['A1', { name: '王芳 ', mobile: '13800001111' }],
        ['A2', { name: 'TRUE' }],
      ],
    );
  });

  it.each([
    ['yyyy/m/d', '32964', '1990-04-01'],
    ['yyyy"年"m"月"d"日"', '59', '1900-02-28'],
    ['[$-804]aaaa;@ yyyy', '32964', '32964'],
    ['dd\\-mm', '61', '1900-03-01'],
    ['yyyy-mm-dd hh:mm', '45322.5', '2024-01-31 12:00:00'],
    ['[Red]0.00', '59', '59'],
    ['"day" 0', '59', '59'],
    ['General', '0.30000000000000004', '0.3'],
    ['00000', '123', '00123'],
  ])('shows numbers by their format: %s of %s is %s', async (format, serial, shown) => {
    const bytes = aWorkbook({
      sheets: { 名单: [header, ['A1', xml(`<c s="1"><v>${serial}</v></c>`)]] },
      formats: [format],
    });
    expect(fields(await read(bytes))).toEqual([{ name: shown }]);
  });

  it('counts days from 1904 where the workbook says so, and reads serials without a format', async () => {
    const rows: Cell[][] = [header, ['A1', xml('<c s="1"><v>31502</v></c>')]];
    const bytes = aWorkbook({ sheets: { a: rows }, formats: ['yyyy-mm-dd'], from1904: true });
    expect(fields(await read(bytes))).toEqual([{ name: '1990-04-01' }]);
    expect(fields(await read(sheet(['A1', null, null, 32964])))).toEqual([
      { birthday: '1990-04-01' },
    ]);
  });

  it('rejects numbers whose digits are lost, errors of formulas, NUL and half characters, and no other row', async () => {
    const rows = await read(
      sheet(
        [xml('<c><v>4.4010119900307801E+17</v></c>'), 'a'],
        [440101199003078000, 'b'],
        ['A3', 'c', xml('<c t="e"><f>VLOOKUP()</f><v>#N/A</v></c>')],
        ['A4', 'd\0'],
        ['A5', xml('<c t="str"><v>_xD83D_</v></c>')],
        ['A6', 'f'.repeat(40_000)],
        ['A7', 'g', '13800001111'],
        ['A8', 'h', '', '', 'beyond'],
      ),
    );
    expect(fields(rows)).toEqual([
      'cell.digits-lost',
      'cell.digits-lost',
      'cell.formula-error',
      'cell.nul',
      'cell.undecodable',
      'cell.too-long',
      { name: 'g', mobile: '13800001111' },
      'row.too-many-columns',
    ]);
    expect(rows[0]).toMatchObject({ row: 2, cells: ['4.40101199003078E+17', 'a', '', ''] });
    expect(JSON.stringify(rows[0])).toContain('数位已丢失');
  });

  it('passes over a title and joins headers of two rows', async () => {
    const titled = aWorkbook({
      sheets: { 名单: [['2026 年客户名单'], [], header, ['A1', '王芳', '1', '']] },
    });
    expect(await read(titled)).toMatchObject([{ row: 4, record: { accountId: 'A1' } }]);
    const twoRows = aWorkbook({
      sheets: {
        名单: [
          ['客户号', '资料', null, '生日'],
          [null, '姓名', '手机'],
          ['A1', '王芳', '1', ''],
        ],
      },
    });
    expect(await read(twoRows)).toMatchObject([{ row: 3, record: { accountId: 'A1' } }]);
  });

  it('reads the sheet whose header fits, and says which', async () => {
    const sheets = {
      说明: [['请勿修改']],
      客户: [header, ['A1', '王芳']],
      旧: [header, ['A2', '李强']],
    };
    const told: string[] = [];
    const rows = await read(aWorkbook({ sheets }), { onSheet: (name) => told.push(name) });
    expect([rows.length, told]).toEqual([1, ['客户']]);
  });

  it('passes an error of the source on', async () => {
    const file = {
      bytes: 1000,
      open: (from?: number) =>
        from === undefined
          ? Readable.from([Buffer.from('PK\x03\x04')])
          : new Readable({
              read() {
                this.destroy(new Error('disk gone'));
              },
            }),
    };
    await expect(readList(file, { map, fileName: 'x' }).next()).rejects.toThrow('disk gone');
  });
});

describe('a workbook that cannot be read is refused in words', () => {
  const parts = (changed: Record<string, string | Buffer>) =>
    aWorkbook({ sheets: { 名单: [header, ['A1', '王芳']] }, shared: true, parts: changed });
  const first = 'xl/worksheets/sheet1.xml';
  const rows = (content: string) =>
    parts({ [first]: `<worksheet><sheetData>${content}</sheetData></worksheet>` });
  const compound = (...names: string[]) =>
    Buffer.concat([
      Buffer.from('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1', 'latin1'),
      Buffer.alloc(20_000),
      ...names.map((name) => Buffer.from(name, 'utf16le')),
    ]);
  const bomb =
    '<!DOCTYPE z [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><worksheet>&b;</worksheet>';

  const cases: Array<[string, Buffer, string, RegExp]> = [
    ['cut off', sheet(['A1', '王芳']).subarray(0, 700), 'list.damaged', /已损坏/],
    ['an empty archive', zip({}), 'list.binary', /不是文本文件/],
    ['some other archive', zip({ 'a.txt': 'x' }), 'list.binary', /ZIP/],
    ['a Word document', parts({ 'word/document.xml': '' }), 'list.binary', /Word/],
    ['a binary workbook', parts({ 'xl/workbook.bin': '' }), 'list.binary', /xlsb/],
    ['OpenDocument', zip({ mimetype: 'x', 'content.xml': '' }), 'list.binary', /OpenDocument/],
    ['an old workbook', compound('Workbook'), 'list.binary', /旧版 Excel 工作簿/],
    [
      'one with a password',
      compound('EncryptionInfo', 'EncryptedPackage'),
      'list.encrypted',
      /密码/,
    ],
    ['without values', aWorkbook({ sheets: { a: [], b: [[' ']] } }), 'list.empty', /空的/],
    ['a header only', sheet(), 'list.header-only', /只有表头/],
    [
      'headers twice',
      aWorkbook({ sheets: { a: [[...header, '姓名'], ['1']] } }),
      'list.header-duplicate',
      /第 2、5 列/,
    ],
    ['entities of its own', parts({ [first]: bomb }), 'list.damaged', /已损坏/],
    [
      'XML that breaks off',
      parts({ [first]: '<worksheet><sheetData><row>' }),
      'list.damaged',
      /已损坏/,
    ],
    [
      'a place that is no shared text',
      rows('<row><c t="s"><v>99</v></c></row>'),
      'list.damaged',
      /已损坏/,
    ],
    ['a column beyond all', rows('<row><c r="XFE1"><v>1</v></c></row>'), 'list.damaged', /已损坏/],
    ['tags without end', parts({ [first]: '<a>'.repeat(100_000) }), 'list.damaged', /已损坏/],
    [
      'a cell of 17 MB',
      rows(`<row><c t="str"><v>${'x'.repeat(17 << 20)}</v></c></row>`),
      'list.damaged',
      /已损坏/,
    ],
    [
      '1,000 columns',
      rows(`<row>${Array.from({ length: 1000 }, (_, at) => `<c><v>${at}</v></c>`).join('')}</row>`),
      'list.too-many-columns',
      /有 1000 列，最多 512 列/,
    ],
    [
      '16,384 columns in a row of the list',
      aWorkbook({ sheets: { a: [['x'], [xml('<c r="XFD2"><v>1</v></c>')]] } }),
      'list.column-missing',
      /没有映射表里写的/,
    ],
  ];
  it.each(cases)('%s', async (_, bytes, code, words) => {
    const refused = await failure(bytes);
    expect([refused.code, refused.message]).toEqual([code, expect.stringMatching(words)]);
    expect(refused.message).toMatch(/^名单\.xlsx：/);
  });

  it('a part that unpacks to more than it says, or says more than any list has', async () => {
    const bomb = Buffer.concat([
      Buffer.from('<worksheet><sheetData>'),
      Buffer.alloc(64 << 20, ' '),
      Buffer.from('</sheetData></worksheet>'),
    ]);
    const all = (claim: number) =>
      zip(
        {
          '_rels/.rels': '<R><Relationship Type="/officeDocument" Target="w.xml"/></R>',
          'w.xml': '<w xmlns:r="x"><sheet r:id="a"/></w>',
          '_rels/w.xml.rels': '<R><Relationship Id="a" Type="/worksheet" Target="s.xml"/></R>',
          's.xml': bomb,
        },
        { 's.xml': claim },
      );
    expect((await failure(all(1000))).code).toBe('list.damaged');
    expect((await failure(all(0xfffffffe))).code).toBe('list.damaged');
    const before = process.memoryUsage().rss;
    expect((await failure(all(bomb.length))).code).toBe('list.damaged');
    expect(process.memoryUsage().rss - before).toBeLessThan(200 << 20);
  });
});

it.each([true, false])(
  'sets a cell of 10 MB aside and goes on (shared texts: %s)',
  async (shared) => {
    const long = '长'.repeat(3_500_000);
    const rows = [header, ['A1', long], ['A2', '王芳']];
    const [rejected, good] = await read(aWorkbook({ sheets: { a: rows }, shared }));
    expect(rejected).toMatchObject({ row: 2, rejected: { column: '姓名', code: 'cell.too-long' } });
    expect(rejected && 'cells' in rejected && rejected.cells[1]?.length).toBe(32_767);
    expect(good).toMatchObject({ row: 3, record: { accountId: 'A2' } });
  },
);

it('keeps at most 1,025 cells of a row, the last for all that stand beyond', async () => {
  const far = aWorkbook({
    sheets: { a: [header, ['A1', xml('<c r="XFD2"><v>7</v></c>')], ['A2', '王芳']] },
  });
  const [rejected, good] = await read(far);
  expect(rejected && 'cells' in rejected && rejected.cells.length).toBe(1025);
  expect(good).toMatchObject({ row: 3, record: { accountId: 'A2' } });
});
