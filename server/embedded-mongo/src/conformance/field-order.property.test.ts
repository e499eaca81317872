import fc from 'fast-check';
import { BSON, type Document } from 'mongodb';
import { useScratch } from './scratch.ts';

const scratch = useScratch();
const collection = () => scratch.db.collection<{ _id: number }>('order');

const name = fc.constantFrom('0', '1', '2', '10', '007', '4294967295', 'a', 'b', 'c');
const fields = fc
  .uniqueArray(fc.tuple(name, fc.integer({ min: 0, max: 99 })), { selector: ([key]) => key })
  .map((entries) => new Map<string, unknown>(entries));
const nested = fc.tuple(fields, fc.option(fields, { nil: undefined })).map(([outer, inner]) => {
  return inner ? new Map([...outer, ['in', inner]]) : outer;
});

/** A document as nested lists of names and values, read off its bytes. */
function listed(bytes: Uint8Array): [string, unknown][] {
  return [...BSON.onDemand.parseToElements(bytes)].map((element) => {
    const [type, nameAt, nameLength, at, length] = element;
    const value = bytes.subarray(at, at + length);
    const key = Buffer.from(bytes.subarray(nameAt, nameAt + nameLength)).toString();
    return [key, type === 3 ? listed(value) : Buffer.from(value).readInt32LE()];
  });
}

function asList(value: unknown): unknown {
  return value instanceof Map ? [...value].map(([key, inner]) => [key, asList(inner)]) : value;
}

async function store(document: Map<string, unknown>): Promise<void> {
  await collection().deleteMany({});
  const documents = [new Map<string, unknown>([['_id', 1], ...document])];
  await scratch.db.command({ insert: 'order', documents });
}

async function change(u: unknown): Promise<void> {
  const { writeErrors } = await scratch.db.command({
    update: 'order',
    updates: [{ q: { _id: 1 }, u }],
  });
  expect(writeErrors).toBeUndefined();
}

async function stored(pipeline: Document[] = []): Promise<unknown> {
  const [bytes] = await collection().aggregate(pipeline, { raw: true }).toArray();
  return listed(bytes as unknown as Uint8Array);
}

/** New fields come in the order of their names, numbers before letters and in the order of numbers. */
function changed(document: Map<string, unknown>, set: Map<string, unknown>) {
  const isNumber = (key: string) => /^(0|[1-9]\d*)$/.test(key);
  const sorted = [...set].sort(([a], [b]) =>
    isNumber(a) && isNumber(b) ? Number(a) - Number(b) : a < b ? -1 : 1,
  );
  return new Map([...document, ...sorted]);
}

const runs = { numRuns: 40 };

it('fields keep their place through updates, and new ones come last', async () => {
  await fc.assert(
    fc.asyncProperty(nested, fields, fields, async (document, set, inside) => {
      await store(document);
      expect(await stored()).toEqual([['_id', 1], ...(asList(document) as [])]);
      fc.pre(set.size > 0);
      await change({ $set: set });
      const after = changed(document, set);
      expect(await stored()).toEqual([['_id', 1], ...(asList(after) as [])]);
      const inner = document.get('in');
      if (!(inner instanceof Map) || inside.size === 0) return;
      await change({ $set: Object.fromEntries([...inside].map(([key, v]) => [`in.${key}`, v])) });
      const deeper = new Map([...after, ['in', changed(inner, inside)]]);
      expect(await stored()).toEqual([['_id', 1], ...(asList(deeper) as [])]);
    }),
    runs,
  );
});

it('a replacement comes back as it was given', async () => {
  await fc.assert(
    fc.asyncProperty(fields, nested, async (document, replacement) => {
      await store(document);
      await change(replacement);
      expect(await stored()).toEqual([['_id', 1], ...(asList(replacement) as [])]);
    }),
    runs,
  );
});

it('projections and computed fields keep the order', async () => {
  await fc.assert(
    fc.asyncProperty(nested, fields, async (document, more) => {
      fc.pre(more.size > 0);
      await store(document);
      const literals = new Map([...more].map(([key, value]) => [key, { $literal: value }]));
      const all = [['_id', 1], ...(asList(document) as [])];
      const rest = [...document].filter(([key]) => key !== 'a');
      const after = new Map([...document, ...more]);
      expect(await stored([{ $project: { a: 0 } }])).toEqual([
        ['_id', 1],
        ...(asList(new Map(rest)) as []),
      ]);
      expect(await stored([{ $addFields: literals }])).toEqual([
        ['_id', 1],
        ...(asList(after) as []),
      ]);
      expect(
        await stored([{ $replaceWith: { $mergeObjects: ['$$ROOT', { $literal: more }] } }]),
      ).toEqual([['_id', 1], ...(asList(after) as [])]);
      expect(await stored([{ $match: {} }, { $sort: { a: 1 } }])).toEqual(all);
    }),
    runs,
  );
});
