import fc from 'fast-check';
import { encodeDocument } from '../bson/encode.ts';
import type { Document } from '../bson/types.ts';
import { idKeyOf } from '../keys/id-key.ts';
import { applyToBytes } from '../update/apply-to-bytes.ts';
import { compileUpdate } from '../update/compile-update.ts';
import type { Collection } from './catalogue-types.ts';
import { insertDocument, removeDocument, replaceDocument } from './document-writes.ts';
import { indexFrom } from './index-definition.ts';
import type { Target } from './target.ts';
import type { Entry } from './view.ts';

/** Keeps what is written in a map, and tells which keys were. */
class PlainTarget implements Target {
  readonly entries = new Map<string, Buffer>();
  touched: string[] = [];

  get(key: Buffer): Buffer | undefined {
    return this.entries.get(key.toString('hex'));
  }
  range(): Entry[] {
    return [];
  }
  claim(): void {
    // nobody else writes
  }
  put(key: Buffer, value: Buffer): void {
    this.touched.push(key.toString('hex'));
    this.entries.set(key.toString('hex'), value);
  }
  remove(key: Buffer): void {
    this.touched.push(key.toString('hex'));
    this.entries.delete(key.toString('hex'));
  }
  adjust(collection: Collection, documents: number, bytes: number): void {
    collection.count += documents;
    collection.size += bytes;
  }
  indexChanged(): void {
    // told by the flags themselves
  }
}

const scalar = fc.oneof(
  fc.integer({ min: 0, max: 3 }),
  fc.constantFrom('x', 'y', null, 'z'.repeat(2000)),
);
const value = fc.oneof(
  { weight: 3, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(scalar, { maxLength: 4 }) },
  { weight: 1, arbitrary: fc.record({ k: scalar }) },
);
const document = fc.record({ a: value, b: scalar, c: scalar, d: value }, { requiredKeys: [] });

const filter = fc.constantFrom<Document | undefined>(undefined, undefined, { c: { $gte: 1 } });
const index = fc.record({
  key: fc.constantFrom<Document>({ a: 1 }, { b: -1, c: 1 }, { 'a.k': 1, b: 1 }, { d: 1 }, { c: 1 }),
  sparse: fc.boolean(),
  partialFilterExpression: filter,
});

const change = fc.oneof(
  fc.record({ $set: fc.record({ a: value, b: scalar, d: value }, { requiredKeys: [] }) }),
  fc.record({ $set: fc.record({ 'a.0': scalar, other: scalar }) }),
  fc.record({ $unset: fc.constantFrom<Document>({ a: 1 }, { c: 1 }, { other: 1 }) }),
  document.map((fields) => ({ ...fields, replaced: true })),
);

type Step = { at: number; change: Document } | { at: number; remove: true };
const steps = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({ at: fc.nat(5), change }) as fc.Arbitrary<Step>,
    },
    { weight: 1, arbitrary: fc.record({ at: fc.nat(5), remove: fc.constant(true as const) }) },
  ),
  { maxLength: 12 },
);

function collectionOver(specs: { key: Document; sparse: boolean }[]): Collection {
  return {
    id: 1,
    database: 'd',
    name: 'c',
    uuid: Buffer.alloc(16),
    options: {},
    indexes: specs.map((spec, at) =>
      indexFrom(
        at + 2,
        { name: `i${at}`, ...spec },
        { multikey: false, shortened: false, ready: true },
      ),
    ),
    shortenedIds: false,
    count: 0,
    size: 0,
    changedAt: 0,
    dropped: false,
  };
}

function apply(step: Step, target: PlainTarget, collection: Collection, kept: (Buffer | null)[]) {
  const bytes = kept[step.at];
  if (!bytes) return;
  const stored = { idKey: idKeyOf(step.at), bytes };
  if ('remove' in step) {
    removeDocument(target, collection, stored);
    kept[step.at] = null;
    return;
  }
  const applied = attempt(() =>
    applyToBytes(compileUpdate(step.change, { filter: {} }), stored.bytes),
  );
  if (!applied) return;
  attempt(() => {
    replaceDocument(target, collection, stored, applied.bytes, applied.fields);
    kept[step.at] = applied.bytes;
  });
}

/** Updates that are refused leave everything as it is. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

it('whatever is updated and removed, the indexes hold what building them anew gives', () => {
  fc.assert(
    fc.property(
      fc.array(index, { minLength: 1, maxLength: 4 }),
      fc.array(document, { minLength: 6, maxLength: 6 }),
      steps,
      (specs, documents, todo) => {
        const collection = collectionOver(specs);
        const target = new PlainTarget();
        const kept: (Buffer | null)[] = documents.map((fields, at) => {
          const bytes = encodeDocument({ _id: at, ...fields });
          return attempt(() => insertDocument(target, collection, bytes)) === undefined &&
            target.get(Buffer.concat([Buffer.from([0, 0, 0, 1]), idKeyOf(at)]))
            ? bytes
            : null;
        });
        for (const step of todo) apply(step, target, collection, kept);

        const fresh = new PlainTarget();
        const again = collectionOver(specs);
        for (const bytes of kept) if (bytes) insertDocument(fresh, again, bytes);
        expect([...target.entries].sort()).toEqual([...fresh.entries].sort());
        expect([collection.count, collection.size]).toEqual([again.count, again.size]);
      },
    ),
    { numRuns: 600 },
  );
});

it('an update touches no entry of an index over other fields', () => {
  const collection = collectionOver([
    { key: { a: 1 }, sparse: false },
    { key: { b: 1 }, sparse: false },
  ]);
  const target = new PlainTarget();
  const bytes = encodeDocument({ _id: 1, a: ['x', 'y', 'z'], b: 1, other: 1 });
  insertDocument(target, collection, bytes);
  target.touched = [];
  const applied = applyToBytes(compileUpdate({ $set: { b: 2 } }, { filter: {} }), bytes);
  replaceDocument(
    target,
    collection,
    { idKey: idKeyOf(1), bytes },
    applied?.bytes ?? bytes,
    applied?.fields,
  );
  expect(target.touched.map((key) => Number.parseInt(key.slice(0, 8), 16)).sort()).toEqual([
    1, 3, 3,
  ]);
});
