import { readHead } from './read-head.ts';

const head = (text: string | Uint8Array<ArrayBuffer>) => readHead(new Blob([text]));

test('reads header and first rows, quotes and line ends of every kind', async () => {
  const { header, rows, problem } = await head(
    '\uFEFF 客户号 ,姓名,备注\r\nA1,"张,三","第一行\n第二行"\nA2,李四,"他说""好"""\n',
  );
  expect(problem).toBeNull();
  expect(header).toEqual(['客户号', '姓名', '备注']);
  expect(rows).toEqual([
    ['A1', '张,三', '第一行\n第二行'],
    ['A2', '李四', '他说"好"'],
  ]);
});

test('reads GB18030', async () => {
  const bytes = new Uint8Array([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xbf, 0xcd, 0xbb, 0xa7, 0x0a]);
  expect((await head(bytes)).header).toEqual(['姓名', '客户']);
});

test.each([
  ['nothing', '', '空的'],
  ['only empty cells', ',,\n', '第一行'],
  ['a binary file', 'PK\0\0', '不是文本'],
  ['another delimiter', '姓名;手机\n张三;139\n', '分号'],
  ['a header that comes twice', '姓名,手机,姓名\n', '出现了多次'],
])('says what is wrong with %s', async (_, text, said) => {
  expect((await head(text)).problem).toContain(said);
});

test('a file beyond the limit is refused before anything is sent', async () => {
  const file = new Blob(['姓名\n王芳\n']);
  Object.defineProperty(file, 'size', { value: 513 * 1024 * 1024 });
  expect((await readHead(file)).problem).toContain('超过 512 MB');
});

test('too many columns are refused', async () => {
  const header = Array.from({ length: 1000 }, (_, at) => `c${at}`).join(',');
  expect((await head(`${header}\n`)).problem).toContain('1000 列');
});

test('an open quote in a long file is no endless search', async () => {
  const { rows } = await head(`a,b\n"${'x'.repeat(300_000)}`);
  expect(rows.length).toBeLessThanOrEqual(1);
});
