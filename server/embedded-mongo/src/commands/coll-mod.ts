import { equalValues } from '../bson/compare.ts';
import { type Document, isDocument } from '../bson/types.ts';
import { DatabaseError, must } from '../errors.ts';
import type { Collection, Index } from '../storage/catalogue-types.ts';
import { optionalDocument, refuseOthers } from './arguments.ts';
import type { Command } from './command.ts';
import { checkExpiry } from './index-specification.ts';
import { collectionNameOf, requireCollection } from './namespace.ts';
import { refusedOptions, refuseOption } from './structure.ts';
import { writeAtOnce } from './write.ts';

const changeFields = new Set([
  'name',
  'keyPattern',
  'expireAfterSeconds',
  'hidden',
  'unique',
  'prepareUnique',
]);

/** Changes when the documents of an index expire. Without a change it only says that the collection is there. */
export const collMod: Command = {
  fields: ['index', ...refusedOptions, 'validationLevel', 'validationAction'],
  async run(call) {
    const collection = requireCollection(call, collectionNameOf(call));
    for (const option of refusedOptions) refuseOption(call.body, option);
    const change = optionalDocument(call, 'index');
    if (!change) return { body: { ok: 1 } };
    refuseOthers({ name: 'collMod.index', body: change }, changeFields);
    const { expireAfterSeconds: seconds } = change;
    const index = changedIndex(collection, change);
    checkChange(index, change);
    if (seconds === undefined) return { body: { ok: 1 } };
    const before = index.spec.expireAfterSeconds;
    await writeAtOnce(call, () => {
      index.spec.expireAfterSeconds = seconds;
      index.expireAfterSeconds = Number(seconds);
      call.engine.catalogue.save(collection);
    });
    return {
      body: {
        ...(before === undefined ? {} : { expireAfterSeconds_old: before }),
        expireAfterSeconds_new: seconds,
        ok: 1,
      },
    };
  },
};

function changedIndex(collection: Collection, { name, keyPattern, ...changes }: Document): Index {
  must(
    (name === undefined) !== (keyPattern === undefined),
    'InvalidOptions',
    name === undefined
      ? 'Must specify either index name or key pattern.'
      : 'Cannot specify both key pattern and name.',
  );
  must(
    Object.keys(changes).length > 0,
    'InvalidOptions',
    'no expireAfterSeconds, hidden, unique, or prepareUnique field',
  );
  must(
    !(name === '_id_' || (isDocument(keyPattern) && equalValues(keyPattern, { _id: 1 }))),
    'InvalidOptions',
    'the _id index cannot be changed',
  );
  const found = collection.indexes.filter(
    (index) => index.name === name || equalValues(index.spec.key, keyPattern ?? null),
  );
  must(found.length < 2, 'AmbiguousIndexKeyPattern', 'the key pattern matches several indexes');
  if (!found[0]) throw new DatabaseError('IndexNotFound', 'cannot find index for collMod');
  return found[0];
}

function checkChange(index: Index, { expireAfterSeconds: seconds, ...others }: Document): void {
  for (const option of ['hidden', 'unique', 'prepareUnique']) {
    const value = others[option];
    must(
      value === undefined || value === (option === 'unique' && index.unique),
      'CommandNotSupported',
      `collMod changes expireAfterSeconds only, not ${option}`,
    );
  }
  const key = index.spec.key as Document;
  must(
    seconds === undefined || Object.keys(key).length === 1,
    'InvalidOptions',
    'TTL indexes are single-field indexes, compound indexes do not support TTL',
  );
  checkExpiry(key, seconds);
}
