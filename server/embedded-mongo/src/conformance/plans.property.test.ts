import fc from 'fast-check';
import {
  Binary,
  Decimal128,
  Double,
  Long,
  MaxKey,
  MinKey,
  type MongoServerError,
  ObjectId,
  Timestamp,
} from 'mongodb';
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
    Long.fromString('-9007199254740993'),
    Decimal128.fromString('9007199254740993'),
    Decimal128.fromString('NaN'),
    Decimal128.fromString('-Infinity'),
    Decimal128.fromString('2'),
    new Date(0),
    new Date(-5),
    new ObjectId('000000000000000000000001'),
    new Binary(Buffer.from([1, 0, 255])),
    new Timestamp({ t: 1, i: 1 }),
    new MinKey(),
    new MaxKey(),
    'x'.repeat(2000),
    `${'x'.repeat(2000)}y`,
  ),
);

const value = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.array(fc.array(scalar, { maxLength: 2 }), { maxLength: 2 }) },
  {
    weight: 1,
    arbitrary: fc.array(fc.record({ c: scalar, d: scalar }, { requiredKeys: [] }), {
      maxLength: 2,
    }),
  },
  { weight: 1, arbitrary: fc.record({ c: scalar, d: scalar }, { requiredKeys: [] }) },
);

const document = fc.record({ a: value, b: scalar, e: value }, { requiredKeys: [] });

const direction = fc.constantFrom(1 as const, -1 as const);
const field = fc.constantFrom('a', 'b', 'e', 'a.c', 'a.d', 'a.0', 'a.0.c');
const indexKey = fc
  .uniqueArray(fc.tuple(field, direction), {
    minLength: 1,
    maxLength: 3,
    selector: ([name]) => name,
  })
  .map((parts) => Object.fromEntries(parts));
const partialFilterExpression = fc.constantFrom(
  { b: { $exists: true } },
  { b: { $gt: 0 } },
  { b: { $lte: 'b' } },
  { e: 1 },
  { b: { $in: [1, 2, 'a'] } },
);
const index = fc.record(
  { key: indexKey, sparse: fc.boolean(), partialFilterExpression },
  { requiredKeys: ['key'] },
);

const condition = fc.oneof(
  scalar,
  fc.record({ $gte: scalar, $lt: scalar }, { requiredKeys: [] }),
  fc.record({ $gt: scalar }),
  fc.record({ $lte: scalar }),
  fc.record({ $in: fc.array(scalar, { maxLength: 4 }) }),
  fc.record({ $exists: fc.boolean() }),
  fc.record({ $ne: scalar }),
  fc.record({ $nin: fc.array(scalar, { maxLength: 3 }) }),
  fc.record({ $not: fc.record({ $gt: scalar }) }),
  fc.record({ $not: fc.record({ $in: fc.array(scalar, { maxLength: 3 }) }) }),
  fc.record({ $type: fc.constantFrom('number', 'string', 'array', 'null', 'object') }),
  fc.record({ $size: fc.nat(2) }),
  fc.record({ $eq: scalar, $exists: fc.boolean() }, { requiredKeys: ['$eq'] }),
  fc.record({ $elemMatch: fc.record({ c: scalar, d: scalar }, { requiredKeys: ['c'] }) }),
  fc.record({ $elemMatch: fc.record({ $in: fc.array(scalar, { maxLength: 3 }) }) }),
  fc.constantFrom({ $regex: '^a' }, { $regex: '^a.?b' }, { $regex: 'B$', $options: 'i' }),
  fc.record({ $elemMatch: fc.record({ $gt: scalar, $lt: scalar }) }),
  fc.record({ $all: fc.array(scalar, { minLength: 1, maxLength: 2 }) }),
  fc.array(scalar, { maxLength: 2 }),
);
const id = fc.oneof(
  fc.integer({ min: 0, max: 25 }),
  fc.record({ $gte: fc.integer({ min: 0, max: 25 }), $lt: scalar }, { requiredKeys: ['$gte'] }),
  fc.record({ $in: fc.array(fc.integer({ min: 0, max: 25 }), { maxLength: 4 }) }),
  fc.record({ $ne: scalar }),
);
const clause = fc
  .tuple(
    fc.dictionary(field, condition, { minKeys: 1, maxKeys: 3 }),
    fc.option(id, { nil: undefined, freq: 6 }),
  )
  .map(([parts, _id]) => (_id === undefined ? parts : { ...parts, _id }));
const filter = fc.oneof(
  { weight: 3, arbitrary: clause },
  fc.record({ $or: fc.array(clause, { minLength: 1, maxLength: 3 }) }),
  fc.record({ $nor: fc.array(clause, { minLength: 1, maxLength: 2 }) }),
  fc.record({ $and: fc.array(clause, { minLength: 1, maxLength: 3 }) }),
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

const update = fc.oneof(
  fc.record({ $set: fc.dictionary(fc.constantFrom('a', 'b', 'e'), value, { minKeys: 1 }) }),
  fc.record({ $unset: fc.constantFrom({ a: 1 }, { b: 1 }, { 'a.c': 1 }) }),
  fc.record({ $push: fc.record({ a: scalar }) }),
  fc.record({ $pop: fc.constantFrom({ a: 1 }, { a: -1 }) }),
  fc.record({ $pull: fc.record({ a: scalar }) }),
  fc.record({ $rename: fc.constant({ b: 'e' }) }),
  fc.record({ $inc: fc.constant({ b: 1 }) }),
);
const window = fc.record({ skip: fc.nat(3), limit: fc.nat(5) });

interface Shape {
  key: Record<string, 1 | -1>;
}

async function fill(documents: object[], indexes: Shape[]): Promise<void> {
  const collection = scratch.db.collection('plans');
  await collection.deleteMany({});
  await collection.dropIndexes();
  for (const [at, { key, ...options }] of indexes.entries())
    await collection.createIndex(key, { ...withoutConflict(options), name: `i${at}` });
  await collection
    .insertMany(
      documents.map((each, at) => ({ _id: at as never, ...each })),
      { ordered: false },
    )
    .catch(() => undefined); // some have two arrays in one index
}

/** An index cannot be both sparse and partial. */
function withoutConflict(options: Record<string, unknown>): Record<string, unknown> {
  const { sparse, ...rest } = options;
  return 'partialFilterExpression' in rest ? rest : { sparse: sparse === true };
}

/** The documents, or the code of the error: sorting by two arrays is none. */
function outcome(work: Promise<unknown>): Promise<unknown> {
  return work.catch((error: MongoServerError) => error.code);
}

type Found = ReturnType<ReturnType<typeof useScratch>['db']['collection']>;

it('indexes change how documents are found, never which and in which order', async () => {
  const collection: Found = scratch.db.collection('plans');
  await fc.assert(
    fc.asyncProperty(
      fc.array(document, { minLength: 1, maxLength: 25 }),
      fc.uniqueArray(index, { maxLength: 3, selector: ({ key }) => JSON.stringify(key) }),
      fc.array(fc.tuple(clause, update), { maxLength: 4 }),
      fc.array(fc.tuple(filter, sort, window), { minLength: 4, maxLength: 8 }),
      async (documents, indexes, updates, queries) => {
        await fill(documents, indexes);
        for (const [wanted, change] of updates)
          await collection.updateMany(wanted as never, change as never).catch(() => undefined);
        for (const [wanted, order, { skip, limit }] of queries) {
          const query = () =>
            collection
              .find(wanted as never, { projection: { _id: 1 } })
              .sort(order as never)
              .skip(skip)
              .limit(limit);
          const planned = await outcome(query().toArray());
          expect(planned).toEqual(await outcome(query().hint({ $natural: 1 }).toArray()));
          const counted = collection.countDocuments(wanted as never);
          const all = collection.countDocuments(wanted as never, { hint: { $natural: 1 } });
          expect(await counted).toBe(await all);
        }
      },
    ),
    { numRuns: Number(process.env.PROPERTY_RUNS ?? 60), endOnFailure: true },
  );
}, 120_000);
