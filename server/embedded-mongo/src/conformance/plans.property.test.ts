import fc from 'fast-check';
import { Decimal128, Double, Long } from 'mongodb';
import { useScratch } from './scratch.ts';

const scratch = useScratch();

const scalar = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -3, max: 3 }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom('', 'a', 'a\0', 'a\0b', 'ab', 'b', 'ä', '\u{1f600}', '\uffff'),
  },
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0.5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    new Double(2),
    Long.fromString('9007199254740993'),
    Decimal128.fromString('2.50'),
    new Date(0),
    new Date(-5),
    'x'.repeat(2000),
    `${'x'.repeat(2000)}y`,
  ),
);

const value = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  {
    weight: 1,
    arbitrary: fc.array(fc.record({ c: scalar, d: scalar }, { requiredKeys: [] }), {
      maxLength: 2,
    }),
  },
  { weight: 1, arbitrary: fc.record({ c: scalar, d: scalar }, { requiredKeys: [] }) },
);

const document = fc.record({ a: value, b: scalar, e: scalar }, { requiredKeys: [] });

const direction = fc.constantFrom(1 as const, -1 as const);
const field = fc.constantFrom('a', 'b', 'e', 'a.c', 'a.d');
const indexKey = fc
  .uniqueArray(fc.tuple(field, direction), {
    minLength: 1,
    maxLength: 3,
    selector: ([name]) => name,
  })
  .map((parts) => Object.fromEntries(parts));
const index = fc.record({ key: indexKey, sparse: fc.boolean() });

const condition = fc.oneof(
  scalar,
  fc.record({ $gte: scalar, $lt: scalar }, { requiredKeys: [] }),
  fc.record({ $gt: scalar }),
  fc.record({ $lte: scalar }),
  fc.record({ $in: fc.array(scalar, { maxLength: 4 }) }),
  fc.record({ $exists: fc.boolean() }),
  fc.record({ $ne: scalar }),
  fc.constant({ $regex: '^a' }),
  fc.record({ $elemMatch: fc.record({ $gt: scalar, $lt: scalar }) }),
  fc.record({ $all: fc.array(scalar, { minLength: 1, maxLength: 2 }) }),
  fc.array(scalar, { maxLength: 2 }),
);
const clause = fc.dictionary(field, condition, { minKeys: 1, maxKeys: 3 });
const filter = fc.oneof(
  { weight: 3, arbitrary: clause },
  fc.record({ $or: fc.array(clause, { minLength: 1, maxLength: 3 }) }),
  fc
    .tuple(clause, fc.array(clause, { minLength: 2, maxLength: 2 }))
    .map(([own, $or]) => ({ ...own, $or })),
);
const sort = fc
  .uniqueArray(fc.tuple(fc.constantFrom('b', 'e', 'a'), direction), {
    maxLength: 2,
    selector: ([name]) => name,
  })
  .map((parts) => [...parts, ['_id', 1] as const]);

it('indexes change how documents are found, never which and in which order', async () => {
  const collection = scratch.db.collection('plans');
  await fc.assert(
    fc.asyncProperty(
      fc.array(document, { minLength: 1, maxLength: 25 }),
      fc.uniqueArray(index, { maxLength: 3, selector: ({ key }) => JSON.stringify(key) }),
      fc.array(fc.tuple(filter, sort), { minLength: 4, maxLength: 8 }),
      async (documents, indexes, queries) => {
        await collection.deleteMany({});
        await collection.dropIndexes();
        for (const [at, { key, sparse }] of indexes.entries())
          await collection.createIndex(key, { sparse, name: `i${at}` });
        await collection
          .insertMany(
            documents.map((each, at) => ({ _id: at as never, ...each })),
            { ordered: false },
          )
          .catch(() => undefined); // some have two arrays in one index
        for (const [wanted, order] of queries) {
          const planned = collection.find(wanted as never).sort(order as never);
          const scanned = collection
            .find(wanted as never)
            .sort(order as never)
            .hint({ $natural: 1 });
          const ids = async (cursor: typeof planned) =>
            (await cursor.toArray()).map(({ _id }) => _id);
          expect(await ids(planned)).toEqual(await ids(scanned));
        }
      },
    ),
    { numRuns: Number(process.env.PROPERTY_RUNS ?? 60), endOnFailure: true },
  );
}, 120_000);
