import { Readable } from 'node:stream';
import type { ColumnMap } from '@heyi/shared/imports/column-map';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import type { ListRow } from './list-row.ts';
import { type ReadListOptions, readList, readListHead } from './read-list.ts';

const map: ColumnMap = {
  channel: 'agency',
  columns: { 客户号: 'accountId', 姓名: 'name', 手机: 'mobile' },
};
const header = '客户号,姓名,手机';

function inPieces(bytes: Buffer, sizes: number[]): Readable {
  const pieces: Buffer[] = [];
  let at = 0;
  for (const size of [...sizes, bytes.length]) {
    pieces.push(bytes.subarray(at, at + size));
    at += size;
  }
  return Readable.from(pieces, { objectMode: true });
}

const asFile = (source: Readable) => ({ bytes: 0, open: () => source });

async function read(
  content: string | Buffer,
  options: Partial<ReadListOptions> = {},
  sizes: number[] = [],
): Promise<ListRow[]> {
  const rows: ListRow[] = [];
  const source = inPieces(Buffer.from(content as string), sizes);
  for await (const batch of readList(asFile(source), { map, fileName: '名单.csv', ...options })) {
    expect(batch.length).toBeLessThanOrEqual(1000);
    rows.push(...batch);
  }
  return rows;
}

async function failure(content: string | Buffer, options: Partial<ReadListOptions> = {}) {
  const error = await read(content, options).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: 'ListError' });
  const { code, message } = error as { code: string; message: string };
  expect(message).toMatch(/^名单\.csv：\P{ASCII}/u);
  return { code, message };
}

function rejections(rows: ListRow[]) {
  return rows.flatMap((row) =>
    'rejected' in row ? [`${row.row} ${row.rejected.column} ${row.rejected.code}`] : [],
  );
}

function accepted(rows: ListRow[]) {
  return rows.flatMap((row) => ('record' in row ? [row.record] : []));
}

describe('a good list', () => {
  it('gives each row as an account with its values as they came', async () => {
    const rows = await read(`${header},备注\nA1, 王芳 ,13800000001,老客户\nA2,李强,,\n`, {
      keepExtra: true,
    });
    expect(rows).toEqual([
      {
        row: 2,
        record: {
          accountId: 'A1',
          channel: 'agency',
          fields: { name: ' 王芳 ', mobile: '13800000001' },
        },
        extra: { 备注: '老客户' },
      },
      {
        row: 3,
        record: { accountId: 'A2', channel: 'agency', fields: { name: '李强' } },
        extra: { 备注: '' },
      },
    ]);
  });

  it('keeps of the other columns only the truth column unless asked for all', async () => {
    const content = `${header},备注,真人\nA1,王芳,1,x,p9\n`;
    const [row] = await read(content, { truthColumn: '真人' });
    expect(row).toMatchObject({ extra: { 真人: 'p9' } });
    const [all] = await read(content, { truthColumn: '真人', keepExtra: true });
    expect(all).toMatchObject({ extra: { 备注: 'x', 真人: 'p9' } });
  });

  it.each([
    ['\n', 'LF'],
    ['\r\n', 'CRLF'],
    ['\r', 'CR'],
  ])('reads lines ended by %j', async (end) => {
    const content = [header, 'A1,王芳,1', 'A2,"李\n强",2', ''].join(end);
    expect(accepted(await read(content)).map(({ fields }) => fields.name)).toEqual([
      '王芳',
      '李\n强',
    ]);
  });

  it('reads lines ended now by CRLF, now by LF, and a last line without end', async () => {
    expect(accepted(await read(`${header}\r\nA1,a,1\nA2,b,2\r\nA3,c,3`))).toHaveLength(3);
  });

  it('trims headers and keys, full-width spaces too', async () => {
    const rows = await read(' 客户号 ,\u3000姓名\u3000,"手机 "\n\u3000A1 ,王芳,1\n');
    expect(accepted(rows)[0]).toMatchObject({ accountId: 'A1', fields: { name: '王芳' } });
  });

  it('reads quoted commas and doubled quotes, and stray quotes as they stand', async () => {
    const rows = await read(`${header}\nA1,"王,芳 ""小芳""",1\nA2,李"强",2\nA3,"赵"先生,3\n`);
    expect(accepted(rows).map(({ fields }) => fields.name)).toEqual([
      '王,芳 "小芳"',
      '李"强"',
      '"赵"先生',
    ]);
  });

  it('counts rows as a spreadsheet does and passes over rows without values', async () => {
    const rows = await read(`\n,,\n${header}\n\nA1,"王\n芳",1\n,,\n , ,\u3000\nA2,李强,2,,\n`);
    expect(rows.map(({ row }) => row)).toEqual([5, 8]);
  });

  it('gives batches of a thousand', async () => {
    const lines = Array.from({ length: 2500 }, (_, at) => `A${at},王芳,${at}`);
    const sizes: number[] = [];
    const source = Readable.from([Buffer.from([header, ...lines].join('\n'))]);
    for await (const batch of readList(asFile(source), { map, fileName: 'x' }))
      sizes.push(batch.length);
    expect(sizes).toEqual([1000, 1000, 500]);
  });

  it('tells the bytes read and the header', async () => {
    const seen: unknown[] = [];
    const content = `${header},备注\nA1,王芳,1,\n`;
    await read(content, {
      onBytes: (bytes) => seen.push(bytes),
      onHeader: (names) => seen.push(names),
    });
    expect(seen).toEqual([Buffer.byteLength(content), ['客户号', '姓名', '手机', '备注']]);
  });
});

describe('the channel', () => {
  const columns = { ...map.columns, 渠道: 'channel' } as const;
  const content = `${header},渠道\nA1,a,1,个险\nA2,b,2, Broker \nA3,c,3,\nA4,d,4,网销\n`;
  const channels = async (options: Partial<ReadListOptions>) =>
    (await read(content, options)).map((row) =>
      'record' in row ? row.record.channel : row.rejected.code,
    );

  it('comes from the column, else from the map', async () => {
    expect(await channels({ map: { columns, channel: 'bancassurance' } })).toEqual([
      'agency',
      'broker',
      'bancassurance',
      'channel.unknown',
    ]);
    expect(await channels({ map: { columns } })).toEqual([
      'agency',
      'broker',
      'channel.empty',
      'channel.unknown',
    ]);
  });

  it('is the given one before all others', async () => {
    expect(await channels({ map: { columns }, channel: 'agency' })).toEqual(
      Array(4).fill('agency'),
    );
  });

  it('must come from somewhere', async () => {
    const { code, message } = await failure(content, { map: { columns: map.columns } });
    expect(code).toBe('list.no-channel');
    expect(message).toContain('--channel');
  });
});

describe('the key', () => {
  const keyless: ColumnMap = { channel: 'agency', columns: { 姓名: 'name', 手机: 'mobile' } };
  const keys = async (content: string) =>
    accepted(await read(content, { map: keyless })).map(({ accountId }) => accountId);

  it('is derived from the values where no column holds it, whatever the order of columns', async () => {
    const [first, second, again] = await keys('姓名,手机,备注\n王芳,1,x\n王芳,1,y\n王芳,1,x\n');
    expect(first).toMatch(/^row-[0-9a-f]{32}$/);
    expect(again).toBe(first);
    expect(second).not.toBe(first);
    expect(await keys('备注,手机,姓名\nx,1,王芳\n')).toEqual([first]);
  });

  it('must not be empty or endless', async () => {
    const rows = await read(`${header}\n ,王芳,1\n${'9'.repeat(257)},李强,2\nA3,赵敏,3\n`);
    expect(rejections(rows)).toEqual(['2 客户号 key.empty', '3 客户号 key.too-long']);
    expect(accepted(rows)).toHaveLength(1);
  });
});

describe('encodings', () => {
  const content = `${header}\nA1,王芳,1\nA2,"欧阳·娜娜",2\nA3,䶮𠮷,3\n`;
  const names = ['王芳', '欧阳·娜娜', '䶮𠮷'];
  const encoded: Array<[string, Buffer]> = [
    ['UTF-8', Buffer.from(content)],
    ['UTF-8 with BOM', Buffer.from(`\uFEFF${content}`)],
    ['GB18030', iconv.encode(content, 'gb18030')],
    ['UTF-16 little endian', iconv.encode(content, 'utf-16le', { addBOM: true })],
    ['UTF-16 big endian', iconv.encode(content, 'utf-16be', { addBOM: true })],
  ];

  it.each(encoded)('reads %s however the bytes arrive', async (_, bytes) => {
    const whole = await read(bytes);
    expect(accepted(whole).map(({ fields }) => fields.name)).toEqual(names);
    expect(await read(bytes, {}, Array(bytes.length).fill(1))).toEqual(whole);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(12), { maxLength: 30 }), async (sizes) => {
        expect(await read(bytes, {}, sizes)).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });

  it('decides late in a file that begins with megabytes of ASCII', async () => {
    const ascii: ColumnMap = { channel: 'agency', columns: { id: 'accountId', name: 'name' } };
    const lines = Array.from({ length: 60_000 }, (_, at) => `A${at},someone plain and long`);
    const bytes = iconv.encode(['id,name', ...lines, 'B1,王芳'].join('\n'), 'gb18030');
    const rows = await read(bytes, { map: ascii });
    expect(accepted(rows).at(-1)?.fields).toEqual({ name: '王芳' });
    expect(rows).toHaveLength(60_001);
  });

  it('rejects only the row that holds bytes of another encoding', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${header}\nA1,王芳,1\nA2,`),
      iconv.encode('李强', 'gb18030'),
      Buffer.from(',2\nA3,赵敏,3\n'),
    ]);
    const rows = await read(bytes);
    expect(rejections(rows)).toEqual(['3 姓名 cell.undecodable']);
    expect(accepted(rows).map(({ accountId }) => accountId)).toEqual(['A1', 'A3']);
  });

  it('rejects a lone surrogate, in UTF-8 and in UTF-16', async () => {
    const ascii: ColumnMap = { channel: 'agency', columns: { id: 'accountId', name: 'name' } };
    for (const surrogate of [[0xed, 0xa0, 0x80], [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80], [0xff]]) {
      const bytes = Buffer.concat([
        Buffer.from('id,name\nA1,x'),
        Buffer.from(surrogate),
        Buffer.from('y\nA2,z\n'),
      ]);
      const rows = await read(bytes, { map: ascii });
      expect(rejections(rows)).toEqual(['2 name cell.undecodable']);
      expect(accepted(rows)).toHaveLength(1);
    }
    const text = Buffer.from('\uFEFFid,name\nA1,x\uD800y\nA2,z\n', 'utf16le');
    expect(rejections(await read(text, { map: ascii }))).toEqual(['2 name cell.undecodable']);
  });

  it('refuses a file in neither encoding', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${'id,name'}\n`),
      ...Array.from({ length: 50 }, (_, at) =>
        Buffer.concat([Buffer.from(`A${at},Ren`), Buffer.from([0xe9, 0x0a])]),
      ),
    ]);
    const ascii: ColumnMap = { channel: 'agency', columns: { id: 'accountId', name: 'name' } };
    expect((await failure(bytes, { map: ascii })).code).toBe('list.encoding');
  });
});

describe('rows that are rejected', () => {
  it('have too few or too many columns', async () => {
    const rows = await read(`${header}\nA1,王芳\nA2,李强,2,北京\nA3,赵敏,3\n`);
    expect(rejections(rows)).toEqual(['2 null row.too-few-columns', '3 null row.too-many-columns']);
    expect(rows[1]).toMatchObject({ cells: ['A2', '李强', '2', '北京'] });
    expect(accepted(rows)).toHaveLength(1);
  });

  it('hold a NUL', async () => {
    const rows = await read(`${header}\nA1,王\0芳,1\nA2,李强,2\n`);
    expect(rejections(rows)).toEqual(['2 姓名 cell.nul']);
    expect(accepted(rows)).toHaveLength(1);
  });

  it('hold a cell of 10 MB, of which little is kept', async () => {
    const rows = await read(`${header}\nA1,"${'长'.repeat(3_500_000)}",1\nA2,李强,2\n`);
    expect(rejections(rows)).toEqual(['2 姓名 cell.too-long']);
    const [first] = rows;
    expect(first && 'cells' in first ? first.cells.map((cell) => cell.length) : []).toEqual([
      2, 32_767, 1,
    ]);
    expect(accepted(rows)).toHaveLength(1);
  });

  it('swallowed their neighbours through an unpaired quote', async () => {
    const rows = await read(`${header}\nA1,"王芳,1\nA2,"李强",2\nA3,赵敏,3\n`);
    expect(rejections(rows)).toEqual(['2 姓名 row.swallowed']);
    expect(accepted(rows).map(({ accountId }) => accountId)).toEqual(['A3']);
  });
});

describe('files that are no list', () => {
  const binary = (start: string) =>
    Buffer.from(`${start}${'\x00\x01\x02abc'.repeat(40)}`, 'latin1');
  const cases: Array<[string, string | Buffer, string, RegExp]> = [
    ['an empty file', '', 'list.empty', /空的/],
    ['a BOM alone', '\uFEFF', 'list.empty', /空的/],
    ['blank lines alone', '\n\n , ,\n', 'list.empty', /空的/],
    ['a header alone', `${header}\n`, 'list.header-only', /只有表头/],
    ['a header and blank rows', `${header}\n,,\n\n`, 'list.header-only', /只有表头/],
    ['semicolons', '客户号;姓名;手机\nA1;王芳;1\n', 'list.delimiter', /分号/],
    ['tabs', '客户号\t姓名\nA1\t王芳\n', 'list.delimiter', /制表符/],
    ['bars', '客户号|姓名\nA1|王芳\n', 'list.delimiter', /竖线/],
    ['a damaged xlsx named .csv', binary('PK\x03\x04'), 'list.damaged', /工作簿/],
    ['an xls named .csv', binary('\xD0\xCF\x11\xE0'), 'list.binary', /xls/],
    ['a pdf', binary('%PDF-1.7'), 'list.binary', /PDF/],
    ['a png', binary('\x89PNG\r\n'), 'list.binary', /PNG/],
    ['other binary', binary('ab'), 'list.binary', /控制字符/],
    [
      'UTF-16 without a BOM',
      Buffer.from(`${header}\nA1,x,1`, 'utf16le'),
      'list.binary',
      /控制字符/,
    ],
    ['a header that holds NUL', '客户号,姓\0名,手机\nA1,a,1\n', 'list.header-unreadable', /乱码/],
    ['headers twice', '客户号,姓名, 姓名\nA1,a,b\n', 'list.header-duplicate', /第 2、3 列/],
    ['a missing column', '客户号,姓名\nA1,a\n', 'list.column-missing', /“手机”.*“客户号”、“姓名”/],
    [
      '513 columns',
      `${Array.from({ length: 513 }, (_, at) => `c${at}`)}\n`,
      'list.too-many-columns',
      /513/,
    ],
    [
      'a quote open to the end',
      `${header}\nA1,a,1\nA2,"b,2\nA3,c,3\n`,
      'list.row-without-end',
      /第 3 行/,
    ],
  ];

  it.each(cases)('%s', async (_, content, expected, words) => {
    const { code, message } = await failure(content);
    expect(code).toBe(expected);
    expect(message).toMatch(words);
  });

  it('a quote open over more than 16 MB, without waiting for the end', async () => {
    async function* endless() {
      yield Buffer.from(`${header}\nA1,"a,1\n`);
      for (;;) yield Buffer.alloc(1 << 20, 'A2,b,2\n');
    }
    const read = async () => {
      for await (const batch of readList(asFile(Readable.from(endless())), {
        map,
        fileName: 'x.csv',
      })) {
        expect(batch).toEqual([]);
      }
    };
    await expect(read()).rejects.toMatchObject({
      code: 'list.row-without-end',
      message: expect.stringContaining('第 2 行'),
    });
  });

  it('a truth column that is missing or mapped', async () => {
    const content = `${header}\nA1,a,1\n`;
    expect((await failure(content, { truthColumn: '真人' })).code).toBe('list.truth-missing');
    expect((await failure(content, { truthColumn: '姓名' })).code).toBe('list.truth-mapped');
  });

  it('passes an error of the source on', async () => {
    const source = new Readable({
      read() {
        this.destroy(new Error('disk gone'));
      },
    });
    const reading = readList(asFile(source), { map, fileName: 'x' }).next();
    await expect(reading).rejects.toThrow('disk gone');
  });
});

describe('one map for several lists', () => {
  it('may name columns that this one lacks, when told so, but for the key', async () => {
    const options = { missingColumns: 'ignore' } as const;
    expect(accepted(await read('客户号,姓名\nA1,王芳\n', options))).toHaveLength(1);
    expect((await failure('姓名,手机\n王芳,1\n', options)).code).toBe('list.column-missing');
  });

  it('has the header read alone', async () => {
    const endless = new Readable({
      read() {
        this.push(`${header}\nA1,a,1\n`);
      },
    });
    const { header: names } = await readListHead(asFile(endless), { fileName: 'x.csv' }, 1);
    expect(names).toEqual(['客户号', '姓名', '手机']);
    expect(endless.destroyed).toBe(true);
  });
});

it('keeps a header named like a prototype as plain data', async () => {
  const [row] = await read(`${header},__proto__,constructor\nA1,a,1,x,y\n`, { keepExtra: true });
  expect(row && 'extra' in row ? Object.entries(row.extra) : []).toEqual([
    ['__proto__', 'x'],
    ['constructor', 'y'],
  ]);
});
