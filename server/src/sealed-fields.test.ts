import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import mongoose, { type Schema } from 'mongoose';
import { sealedFields } from './sealed-fields.ts';

const sources = async () =>
  (await readdir(import.meta.dirname, { recursive: true }))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => path.join(import.meta.dirname, file));

/** Bytes that are hung on walls. */
const shownToAnybody = ['wechat_codes picture'];

/** Dotted paths of all fields that hold bytes. */
const bytesOf = (schema: Schema, above = ''): string[] =>
  Object.entries(schema.paths).flatMap(([name, type]) => {
    if (type.schema) return bytesOf(type.schema, `${above}${name}.`);
    return type.instance === 'Buffer' ? [`${above}${name}`] : [];
  });

it('names every field of every model that holds bytes, so that a rotation of keys forgets none', async () => {
  const models = (await sources()).filter((file) => file.endsWith('.model.ts'));
  for (const file of models) await import(file);
  const stored = Object.values(mongoose.models)
    .flatMap(({ collection, schema }) =>
      bytesOf(schema).map((field) => `${collection.name} ${field}`),
    )
    .filter((field) => !shownToAnybody.includes(field));
  expect(stored.length).toBeGreaterThan(5);
  expect(
    sealedFields.map(({ collection, path: field }) => `${collection} ${field}`).sort(),
  ).toEqual(stored.sort());
});

it('names every field that is declared as sealed', async () => {
  const texts = await Promise.all((await sources()).map((file) => readFile(file, 'utf8')));
  const declared = texts.flatMap((text) => text.match(/= sealedField[<(]/g) ?? []);
  expect(sealedFields).toHaveLength(declared.length);
});

it('takes the place of a value from its record alone', () => {
  for (const { of, place } of sealedFields) {
    expect(of.length).toBeGreaterThan(0);
    const record = Object.fromEntries(of.map((name) => [name, `<${name}>`]));
    for (const name of of) expect(place(record)).toContain(`<${name}>`);
    expect(place(record)).not.toContain('undefined');
  }
});
