import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ColumnMap } from '@heyi/shared/imports/column-map';
import { idCheckCharacter } from './documents.ts';
import { generateDemo } from './generate-demo.ts';
import { mobileNumber } from './mobiles.ts';

const scratch = mkdtempSync(path.join(tmpdir(), 'heyi-demo-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function generated(
  name: string,
  options: { accounts: number; seed: number; truthColumn?: string },
) {
  const directory = path.join(scratch, name);
  const summary = generateDemo({ directory, ...options });
  const text = (file: string, encoding = 'utf-8') =>
    new TextDecoder(encoding).decode(readFileSync(path.join(directory, file)));
  const rows = (file: string, encoding = 'utf-8') =>
    text(file, encoding)
      .trimEnd()
      .split(/\r?\n/)
      .map((line) => line.split(','));
  return { summary, text, rows };
}

describe('the demo company', () => {
  const demo = generated('one', { accounts: 6000, seed: 7 });

  test('same seed, same files; another seed, other files', () => {
    const again = generated('again', { accounts: 6000, seed: 7 });
    const other = generated('other', { accounts: 6000, seed: 8 });
    for (const file of ['agency.csv', 'bancassurance.csv', 'truth.csv', 'agents.csv']) {
      expect(again.text(file)).toBe(demo.text(file));
      expect(other.text(file)).not.toBe(demo.text(file));
    }
  });

  test('holds as many accounts as asked for, plus the broken rows it reports', () => {
    expect(demo.rows('truth.csv')).toHaveLength(6001);
    const lines = demo.rows('agency.csv').length + demo.rows('broker.csv').length;
    const all = lines + demo.rows('bancassurance.csv', 'gb18030').length - 3;
    expect(all).toBe(6000 + demo.summary.brokenRows);
    expect(demo.summary.lists.reduce((sum, list) => sum + list.accounts, 0)).toBe(6000);
  });

  test('has in its lists, with a policy, what each person of the sandbox has on their papers', () => {
    const phones = JSON.parse(demo.text('phones.json')) as { documentNumber: string }[];
    const lists = ['agency.csv', 'broker.csv'].map((name) => demo.rows(name));
    const rows = [...lists, demo.rows('bancassurance.csv', 'gb18030')].flat();
    expect(phones.length).toBeGreaterThan(5);
    for (const { documentNumber } of phones) {
      const known = rows.filter((row) => row.includes(documentNumber));
      expect(known.some((row) => row.some((cell) => /^P\d{11}$/.test(cell)))).toBe(true);
    }
  });

  test('lets somebody of each channel play an agent in the sandbox', () => {
    const phones = JSON.parse(demo.text('phones.json')) as { name: string; mobile: string }[];
    const played = demo.rows('agents.csv').filter(([code]) => code?.startsWith('S'));
    expect(played.map(([, name, mobile]) => ({ name, mobile }))).toEqual(
      phones.slice(0, 3).map(({ name, mobile }) => ({ name, mobile })),
    );
    expect(played.map((row) => row.slice(-2))).toEqual([
      ['个险', ''],
      ['经代', '华安保险经纪有限公司'],
      ['银保', ''],
    ]);
  });

  test('misses unionid and ID number as often as real lists do', () => {
    const rows = demo.rows('agency.csv').slice(1);
    const others = [
      ...demo
        .rows('broker.csv')
        .slice(1)
        .map((row) => [row[6], row[13]]),
      ...demo
        .rows('bancassurance.csv', 'gb18030')
        .slice(1)
        .map((row) => [row[3], row.at(-4)]),
    ];
    const all = [...rows.map((row) => [row[5], row[13]]), ...others];
    const missing = (column: number) => all.filter((row) => !row[column]).length / all.length;
    expect(missing(0)).toBeGreaterThan(0.37);
    expect(missing(0)).toBeLessThan(0.45);
    expect(missing(1)).toBeGreaterThan(0.21);
    expect(missing(1)).toBeLessThan(0.29);
  });

  test('ID numbers carry a right check character, save for typing errors', () => {
    const ids = demo.rows('broker.csv').flatMap((row) => row[6]?.match(/^\d{17}[\dX]$/)?.[0] ?? []);
    const wrong = ids.filter((id) => idCheckCharacter(id.slice(0, 17)) !== id.at(-1));
    expect(ids.length).toBeGreaterThan(700);
    expect(wrong.length).toBeGreaterThan(0);
    expect(wrong.length / ids.length).toBeLessThan(0.04);
  });

  test('no two people share an ID number', () => {
    const holders = new Map<string, string>();
    for (const [, , name = '', id = ''] of demo.rows('policies.csv').slice(1)) {
      expect(holders.get(id) ?? name).toBe(name);
      holders.set(id, name);
    }
    expect(holders.size).toBeGreaterThan(1000);
  });

  test('each channel has a column map of its own that the importer accepts', () => {
    for (const { channel, map } of demo.summary.lists) {
      const parsed = ColumnMap.parse(JSON.parse(readFileSync(map, 'utf-8')));
      expect(parsed.channel).toBe(channel);
      const encoding = channel === 'bancassurance' ? 'gb18030' : 'utf-8';
      const [headers] = demo.rows(`${channel}.csv`, encoding);
      expect(headers).toEqual(expect.arrayContaining(Object.keys(parsed.columns)));
    }
  });

  test('a truth column is added when asked for', () => {
    const withTruth = generated('truth', { accounts: 50, seed: 1, truthColumn: 'true_id' });
    const [headers, first] = withTruth.rows('broker.csv');
    expect(headers?.at(-1)).toBe('true_id');
    expect(first?.at(-1)).toMatch(/^P\d{7}$/);
  });
});

test('mobile numbers do not repeat', () => {
  const numbers = new Set(Array.from({ length: 50_000 }, (_, n) => mobileNumber(n)));
  expect(numbers.size).toBe(50_000);
  for (const number of numbers) expect(number).toMatch(/^1\d{10}$/);
});
