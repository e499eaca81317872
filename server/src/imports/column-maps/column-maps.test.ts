import { aWorkbook } from '../../../../tests/setup/a-workbook.ts';
import { startApp } from '../../../../tests/setup/app.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let operations: Awaited<ReturnType<typeof app.signInAs>>;

beforeAll(async () => {
  app = await startApp();
  operations = await app.signInAs('operations');
});
afterAll(() => app.stop());

const listOf = (map: Record<string, string>) =>
  Object.entries(map).map(([header, field]) => ({ header, field }));
const columns = listOf({
  编号: 'accountId',
  '姓名.全称': 'name',
  $手机: 'mobile',
  constructor: 'city',
});
const pathOf = (name: string) => `/api/column-maps/${encodeURIComponent(name)}`;
const save = (name: string, map: object) => operations.as(app.http.put(pathOf(name))).send({ map });
const list = async () => (await operations.as(app.http.get('/api/column-maps')).expect(200)).body;
const preview = (content: string | Buffer, filename: string) =>
  operations
    .as(app.http.post('/api/imports/preview'))
    .attach('file', Buffer.from(content as string), { filename });

describe('column maps by source', () => {
  it('are saved, replaced, listed and deleted, and each deed is on record', async () => {
    const { body } = await save('银保—工行', { channel: 'bancassurance', columns }).expect(200);
    expect(body).toMatchObject({ name: '银保—工行', map: { channel: 'bancassurance', columns } });
    await save('银保—工行', { columns: listOf({ 编号: 'accountId' }) }).expect(200);
    await save('个险', { columns }).expect(200);
    const { items } = await list();
    expect(items).toMatchObject([
      { name: '个险', map: { columns } },
      { name: '银保—工行', id: body.id, map: { columns: listOf({ 编号: 'accountId' }) } },
    ]);
    await operations.as(app.http.delete(pathOf('个险'))).expect(204);
    const missing = await operations.as(app.http.delete(pathOf('个险'))).expect(404);
    expect(missing.body.error.code).toBe('column_map.not_found');
    expect((await list()).items).toHaveLength(1);

    const officer = await app.signInAs('compliance');
    const audit = await officer.as(app.http.get('/api/audit?limit=20')).expect(200);
    const deeds = audit.body.items.filter(({ action }: { action: string }) =>
      action.startsWith('column_map'),
    );
    expect(
      deeds.map(({ action, details }: { action: string; details: object }) => [action, details]),
    ).toEqual([
      ['column_map.deleted', { name: '个险' }],
      ['column_map.saved', { name: '个险' }],
      ['column_map.saved', { name: '银保—工行' }],
      ['column_map.saved', { name: '银保—工行' }],
    ]);
  });

  it.each<[string, string, object]>([
    ['an unknown field', 'a', { columns: listOf({ a: 'nmae' }) }],
    ['a field twice', 'a', { columns: listOf({ a: 'name', b: 'name' }) }],
    ['a header twice', 'a', { columns: [...listOf({ a: 'name' }), ...listOf({ a: 'city' })] }],
    ['no columns', 'a', { columns: [] }],
    ['a prototype', 'a', { columns: [{ header: '__proto__', field: 'name' }] }],
    ['columns as keys', 'a', { columns: { a: 'name' } }],
    ['an operator as a key', 'a', { columns: [{ $gt: '', header: 'a', field: 'name' }] }],
    ['a long name', 'x'.repeat(61), { columns }],
    ['a name with a control character', 'a\nb', { columns }],
  ])('refuse %s', async (_, name, map) => {
    const { body } = await save(name, map).expect(400);
    expect(body.error.code).toBe('input.invalid');
  });

  it('are found by a header, $ and dots and all, and renamed', async () => {
    const header = ['$id', 'a.b', 'constructor', '别的'];
    const odd = [
      { header: '$id', field: 'accountId' },
      { header: 'a.b', field: 'name' },
      { header: 'constructor', field: 'mobile' },
    ];
    await save('怪表头', { columns: odd }).expect(200);
    const find = () => operations.as(app.http.post('/api/column-maps/fitting')).send({ header });
    expect((await find().expect(200)).body.saved).toMatchObject({
      name: '怪表头',
      map: { columns: odd },
    });
    const rename = (from: string, to: string) =>
      operations.as(app.http.post(`${pathOf(from)}/rename`)).send({ name: to });
    await rename('怪表头', '银保—农行').expect(200);
    expect((await find().expect(200)).body.saved).toMatchObject({ name: '银保—农行' });
    await rename('怪表头', '别的').expect(404);
    await save('占用', { columns: odd }).expect(200);
    const taken = await rename('占用', '银保—农行').expect(409);
    expect(taken.body.error.code).toBe('column_map.name_taken');
    const none = await operations
      .as(app.http.post('/api/column-maps/fitting'))
      .send({ header: ['没有见过'] })
      .expect(200);
    expect(none.body).toEqual({ saved: null });
  });

  it('are one when two people save the same name at once', async () => {
    await Promise.all([save('同名', { columns }), save('同名', { columns })]);
    const { items } = await list();
    expect(items.filter(({ name }: { name: string }) => name === '同名')).toHaveLength(1);
  });

  it('are closed to whoever may not import', async () => {
    const { as } = await app.signInAs('training');
    await as(app.http.get('/api/column-maps')).expect(403);
    await as(app.http.put(pathOf('x')))
      .send({ map: { columns } })
      .expect(403);
    await as(app.http.delete(pathOf('同名'))).expect(403);
  });
});

describe('POST /imports/preview', () => {
  const header = ['客户号', '姓名', '手机号', '备注'];
  const rows = Array.from({ length: 8 }, (_, at) => [`Q${at}`, '王小芳', `1380000111${at}`, '']);

  it.each<[string, () => Buffer | string]>([
    ['a CSV', () => [header, ...rows].map((row) => row.join(',')).join('\n')],
    ['a workbook', () => aWorkbook({ sheets: { 说明: [['请勿修改']], 客户: [header, ...rows] } })],
  ])('shows %s with masked rows and a proposed map', async (_, content) => {
    const { body, text } = await preview(content(), '个险.xlsx').expect(200);
    expect(body).toMatchObject({
      problem: null,
      header,
      channel: 'agency',
      saved: null,
      guesses: [
        { header: '客户号', field: 'accountId', why: 'header' },
        { header: '姓名', field: 'name', why: 'both' },
        { header: '手机号', field: 'mobile', why: 'both' },
      ],
    });
    expect(body.rows).toHaveLength(5);
    expect(body.rows[0]).toEqual({ row: 2, cells: ['Q*', '王*芳', '1*********0', ''] });
    expect(text).not.toMatch(/1380000111|王小芳/);
  });

  it('offers the saved map that fits best', async () => {
    await save('小', { columns: listOf({ 客户号: 'accountId' }) });
    await save('大', { columns: listOf({ 客户号: 'accountId', 备注: 'tags' }) });
    await save('别家', { columns: listOf({ 客户号: 'accountId', 别的列: 'name' }) });
    const { body } = await preview(`${header.join(',')}\n1,a,2,\n`, 'a.csv').expect(200);
    expect(body.saved).toMatchObject({ name: '大' });
  });

  it.each([
    ['', 'a.csv', '文件是空的'],
    ['PK\x03\x04 nothing', 'a.xlsx', '工作簿已损坏'],
    ['a;b;c\n1;2;3\n', 'a.csv', '分号'],
  ])('says what is wrong with %j', async (content, name, words) => {
    const { body } = await preview(content, name).expect(200);
    expect(body).toMatchObject({ problem: expect.stringContaining(words), header: [], rows: [] });
  });

  it('is closed to whoever may not import', async () => {
    const { as } = await app.signInAs('training');
    const request = as(app.http.post('/api/imports/preview'));
    await request.attach('file', Buffer.from('a,b\n1,2\n'), { filename: 'a.csv' }).expect(403);
  });
});
