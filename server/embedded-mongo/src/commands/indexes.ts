import { equalValues } from '../bson/compare.ts';
import { type Document, isDocument } from '../bson/types.ts';
import { DatabaseError, must } from '../errors.ts';
import type { Collection, Index } from '../storage/catalogue-types.ts';
import type { Writing } from '../storage/group-writer.ts';
import { buildIndex, removeIndex } from '../storage/index-build.ts';
import { indexFrom } from '../storage/index-definition.ts';
import type { Target } from '../storage/target.ts';
import { requiredDocuments } from './arguments.ts';
import type { Call, Command } from './command.ts';
import { listAnswer } from './cursor-answer.ts';
import { indexSpecification, isThere } from './index-specification.ts';
import { collectionNameOf, refuseSystem, requireCollection } from './namespace.ts';
import { collectionForWriting, write, writeAtOnce } from './write.ts';

export const createIndexes: Command = {
  fields: ['indexes', 'commitQuorum'],
  async run(call) {
    const name = collectionNameOf(call);
    refuseSystem(name);
    const given = requiredDocuments(call, 'indexes');
    must(given.length > 0, 'BadValue', 'Must specify at least one index to create');
    const specs = given.map(indexSpecification);
    return { body: await write(call, (target) => createAll(call, target, name, specs)) };
  },
};

function* createAll(
  call: Call,
  target: Target,
  name: string,
  specs: Document[],
): Writing<Document> {
  const createdCollection = !call.engine.catalogue.get(call.database, name);
  const collection = collectionForWriting(call, name);
  const before = collection.indexes.length + 1;
  for (const spec of specs) yield* createOne(call, target, collection, spec);
  const after = collection.indexes.length + 1;
  return {
    numIndexesBefore: before,
    numIndexesAfter: after,
    createdCollectionAutomatically: createdCollection,
    ...(before === after ? { note: 'all indexes already exist' } : {}),
    ok: 1,
  };
}

function* createOne(
  call: Call,
  target: Target,
  collection: Collection,
  spec: Document,
): Writing<void> {
  if (equalValues(spec.key, { _id: 1 })) return;
  if (isThere(collection, spec)) return;
  const { catalogue, writer } = call.engine;
  const state = { multikey: false, shortened: false, ready: false };
  const index = indexFrom(catalogue.newTree(), spec, state);
  collection.indexes = [...collection.indexes, index];
  catalogue.save(collection);
  yield* buildIndex(catalogue, target, collection, index, () => writer.settled());
}

export const listIndexes: Command = {
  fields: ['cursor'],
  run(call) {
    const name = collectionNameOf(call);
    const collection = requireCollection(call, name);
    const ready = collection.indexes.filter((index) => index.ready);
    const specs = [{ v: 2, key: { _id: 1 }, name: '_id_' }, ...ready.map(({ spec }) => spec)];
    return listAnswer(call, `${call.database}.${name}`, specs);
  },
};

export const dropIndexes: Command = {
  fields: ['index'],
  async run(call) {
    const name = collectionNameOf(call);
    const before = await writeAtOnce(call, () => {
      const collection = requireCollection(call, name);
      const count = collection.indexes.length + 1;
      for (const index of namedIndexes(collection, call.body.index))
        removeIndex(call.engine.catalogue, collection, index);
      return count;
    });
    call.engine.purge();
    return { body: { nIndexesWas: before, ok: 1 } };
  },
};

function namedIndexes(collection: Collection, wanted: unknown): Index[] {
  if (wanted === '*') return collection.indexes;
  const names = Array.isArray(wanted) ? wanted : [wanted];
  return names.map((name) => {
    must(
      name !== '_id_' && !equalValues(name, { _id: 1 }),
      'InvalidOptions',
      'cannot drop _id index',
    );
    const index = collection.indexes.find(
      (each) => each.name === name || (isDocument(name) && equalValues(each.spec.key, name)),
    );
    if (index) return index;
    const text = isDocument(name)
      ? `can't find index with key: ${JSON.stringify(name)}`
      : `index not found with name [${String(name)}]`;
    throw new DatabaseError('IndexNotFound', text);
  });
}
