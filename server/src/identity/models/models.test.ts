import type { ModelView } from '@heyi/shared/identity/models.schema';
import mongoose from 'mongoose';
import { startApp } from '../../../../tests/setup/app.ts';
import { anAccount, saveRecords, strangers } from '../../../../tests/setup/identities.ts';
import { resolveAll } from '../resolve-all.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let operations: Awaited<ReturnType<typeof app.signInAs>>;

const nobody = 'f'.repeat(24);
const one = { name: '牛大力', mobile: '13700000021', birthday: '1979-05-06' };

beforeAll(async () => {
  app = await startApp();
  operations = await app.signInAs('operations');
});
afterAll(() => app.stop());

const get = (who: typeof operations, path: string) =>
  who.as(app.http.get(`/api/identity/models${path}`));
const list = async () => (await get(operations, '').expect(200)).body.items;
const show = async (id: string): Promise<ModelView> =>
  (await get(operations, `/${id}`).expect(200)).body;

it('is none before the first run, then one of each run that learned', async () => {
  expect(await list()).toEqual([]);
  await saveRecords(
    [...strangers(60), anAccount('A', 'agency', one), anAccount('B', 'broker', one)],
    app.ports,
  );
  await resolveAll(app.ports, () => undefined);
  expect(await list()).toMatchObject([{ accounts: 62, isKept: false, isOutdated: false }]);
});

it('tells the chances of each level and what it weighs', async () => {
  const [{ id, version }] = await list();
  const model = await show(id);
  expect(model).toMatchObject({
    version,
    accounts: 62,
    can: { keep: true, download: true },
  });
  expect(model.priorBits).toBeCloseTo(Math.log2(model.prior / (1 - model.prior)), 9);
  expect(model.priorBits).toBeLessThan(0);
  const levelsOf = (field: string) =>
    model.fields.find((each) => each.field === field)?.levels ?? [];
  const weightOf = (field: string, level: string) =>
    levelsOf(field).find((each) => each.level === level)?.weight;
  expect(weightOf('document', 'same')).toBeGreaterThan(10);
  expect(weightOf('birthday', 'differ')).toBeLessThan(-2);
  expect(levelsOf('document').map(({ level }) => level)).not.toContain('conflict');
  for (const { m, u, weight } of levelsOf('mobile')) expect(weight).toBeCloseTo(Math.log2(m / u));
});

it('names values by marks only: the same value by the same mark, a rare one worth more', async () => {
  const [{ id }] = await list();
  const { frequencies } = await show(id);
  const surnames = frequencies.find(({ field }) => field === 'surname');
  expect(surnames?.known).toBe(7);
  const { common = [], rest } = surnames ?? {};
  expect(new Set(common.map(({ mark }) => mark)).size).toBe(common.length);
  expect(rest?.weight).toBeGreaterThan(common[0]?.weight as number);
  const birthdays = frequencies.find(({ field }) => field === 'birthday');
  expect(JSON.stringify(birthdays)).not.toMatch(/19[5-9]\d{5}/);
});

it('is downloaded whole, by marks; who took it is in the audit trail', async () => {
  const [{ id, version }] = await list();
  const { headers, body, text } = await get(operations, `/${id}/file`).expect(200);
  expect(decodeURIComponent(headers['content-disposition'] as string)).toContain(
    `模型-${version}.json`,
  );
  expect(body).toMatchObject({ version, accounts: 62 });
  expect(body.chances.document.match).toHaveLength(8);
  expect(body.frequencies.surname.common[0][0]).toMatch(/^[\w-]{22}$/);
  expect(text).not.toMatch(/19790506/);
  const entries = mongoose.connection.collection('audit_entries');
  expect(await entries.find({ action: 'identity.model_downloaded' }).toArray()).toMatchObject([
    { target: { type: 'model', id }, details: { version } },
  ]);
});

it('is shown to who may see identities, and downloaded by who may set them', async () => {
  const [{ id }] = await list();
  const officer = await app.signInAs('compliance');
  expect((await get(officer, `/${id}`).expect(200)).body.can).toEqual({
    keep: false,
    download: false,
  });
  await get(officer, `/${id}/file`).expect(403);
  const trainer = await app.signInAs('training');
  await get(trainer, '').expect(403);
  await get(trainer, `/${id}`).expect(403);
  await get(operations, `/${nobody}`).expect(404);
  await get(operations, `/${nobody}/file`).expect(404);
});
