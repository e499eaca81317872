import { Double } from 'bson';
import fc from 'fast-check';
import { Aggregator } from 'mingo';
import { updateOne } from 'mingo/updater';
import { decodeDocument } from '../bson/decode.ts';
import { encodeDocument } from '../bson/encode.ts';
import { type Document, isDocument } from '../bson/types.ts';
import { DatabaseError } from '../errors.ts';
import {
  elementFilters,
  operatorUpdate,
  pipelineUpdate,
  updatedDocument,
  usedFilters,
} from '../properties/plain-updates.ts';
import { compileUpdate } from './compile-update.ts';

/** Doubles that are whole, and zeros below zero, are told apart here and not there. */
function plain(value: unknown): unknown {
  if (value instanceof Double) return plain(value.valueOf());
  if (typeof value === 'number') return value === 0 ? 0 : value;
  if (Array.isArray(value)) return Array.from(value, (element) => plain(element ?? null));
  if (!isDocument(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)]));
}

const copyOf = (given: Document) => decodeDocument(encodeDocument(given));

/** What comes out here, the document itself when nothing changes; the code of what is refused. */
function ours(
  given: Document,
  update: Document | Document[],
  arrayFilters: Document[],
): Document | number {
  try {
    const compiled = compileUpdate(update, { filter: {}, arrayFilters });
    return compiled.apply(given) ?? given;
  } catch (error) {
    if (error instanceof DatabaseError) return error.code;
    throw error;
  }
}

/** Undefined where it sees a conflict between a position and a selector that never meet. */
function theirs(given: Document, update: Document, arrayFilters: Document[]): Document | undefined {
  const documents = [copyOf(given)];
  try {
    updateOne(documents, {}, update as never, { arrayFilters } as never);
  } catch (error) {
    expect((error as Error).message).toMatch('would create a conflict');
    return undefined;
  }
  return documents[0];
}

const refusals = new Set([2, 9, 14, 28, 40]);

it("changes by operators give what mingo's give, or are refused", () => {
  const changed = new Map<string, number>();
  fc.assert(
    fc.property(updatedDocument, operatorUpdate, elementFilters, (given, update, chosen) => {
      const arrayFilters = usedFilters(update, chosen);
      const after = ours(given, update, arrayFilters);
      if (typeof after === 'number') {
        expect(refusals).toContain(after);
        return;
      }
      const expected = theirs(given, update, arrayFilters);
      if (expected) expect(plain(after)).toEqual(plain(expected));
      if (after === given || !expected) return;
      for (const name of Object.keys(update)) changed.set(name, (changed.get(name) ?? 0) + 1);
    }),
    { numRuns: 4000 },
  );
  expect(changed.size).toBe(13);
  expect(Math.min(...changed.values())).toBeGreaterThan(50);
});

it("changes by pipelines give what mingo's pipelines give", () => {
  fc.assert(
    fc.property(updatedDocument, pipelineUpdate, (given, pipeline) => {
      const after = ours(given, pipeline, []);
      if (typeof after === 'number') {
        expect(after).toBe(14);
        return;
      }
      const [theirs] = new Aggregator(pipeline).run([copyOf(given)]);
      expect(plain(after)).toEqual(plain(theirs));
    }),
    { numRuns: 1500 },
  );
});

describe('what MongoDB documents and mingo does otherwise', () => {
  const given = { _id: 1, docs: [{ k: 1, v: 2 }, { k: 1, v: 1 }, { k: 0 }], twice: [1, 1], n: 5 };
  it.each<[string, Document, Document]>([
    [
      'sorts by several fields',
      { $push: { docs: { $each: [], $sort: { k: 1, v: 1 } } } },
      { docs: [{ k: 0 }, { k: 1, v: 1 }, { k: 1, v: 2 }] },
    ],
    [
      'sorts and cuts a new array too',
      { $push: { made: { $each: [3, 1, 2], $sort: 1, $slice: 2 } } },
      { made: [1, 2] },
    ],
    ['adds to what has something twice', { $addToSet: { twice: 2 } }, { twice: [1, 1, 2] }],
    [
      'pulls by $or',
      { $pull: { docs: { $or: [{ k: 0 }, { v: 2 }] } } },
      { docs: [{ k: 1, v: 1 }] },
    ],
    ['takes any number for less than an array', { $min: { twice: 7 } }, { twice: 7 }],
    ['takes several masks, one after another', { $bit: { n: { and: 4, or: 1 } } }, { n: 5 }],
    ['fills an array with null', { $set: { 'twice.3': 1 } }, { twice: [1, 1, null, 1] }],
  ])('%s', (_name, update, after) => {
    expect(ours(given, update, [])).toEqual({ ...given, ...after });
  });
});
