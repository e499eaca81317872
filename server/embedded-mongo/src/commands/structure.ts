import { equalValues } from '../bson/compare.ts';
import type { Document } from '../bson/types.ts';
import { DatabaseError, must } from '../errors.ts';
import { refuseOthers, requiredDocument } from './arguments.ts';
import type { Command } from './command.ts';
import { checkExpiry } from './index-specification.ts';
import { collectionNameOf, refuseSystem, requireCollection } from './namespace.ts';
import { splitNamespace } from './split-namespace.ts';
import { writeAtOnce } from './write.ts';

/** Options of `create` that would change how the collection behaves. */
const refusedOptions = [
  'capped',
  'timeseries',
  'viewOn',
  'pipeline',
  'validator',
  'clusteredIndex',
  'encryptedFields',
  'expireAfterSeconds',
  'changeStreamPreAndPostImages',
];

export const create: Command = {
  fields: [
    ...refusedOptions,
    'size',
    'max',
    'validationLevel',
    'validationAction',
    'storageEngine',
    'indexOptionDefaults',
    'autoIndexId',
  ],
  async run(call) {
    const name = collectionNameOf(call);
    refuseSystem(name);
    for (const option of refusedOptions) refuseOption(call.body, option);
    await writeAtOnce(call, () => {
      const existing = call.engine.catalogue.get(call.database, name);
      if (existing) {
        must(
          equalValues(existing.options, {}),
          'NamespaceExists',
          `Collection ${call.database}.${name} already exists.`,
        );
        return;
      }
      call.engine.catalogue.create(call.database, name, {});
    });
    return { body: { ok: 1 } };
  },
};

function refuseOption(body: Document, option: string): void {
  const value = body[option];
  if (value === undefined || value === null || value === false) return;
  if (option === 'changeStreamPreAndPostImages' && !(value as Document).enabled) return;
  if (option === 'validator' && Object.keys(value as Document).length === 0) return;
  throw new DatabaseError(
    'CommandNotSupported',
    `The option '${option}' of create is not supported by the embedded database`,
  );
}

export const drop: Command = {
  fields: [],
  async run(call) {
    const name = collectionNameOf(call);
    const { engine, database } = call;
    const indexes = await writeAtOnce(call, () => {
      const collection = engine.catalogue.get(database, name);
      if (!collection) return undefined;
      engine.catalogue.remove(collection);
      return collection.indexes.length + 1;
    });
    engine.cursors.killWhere(
      ({ namespace }) => namespace === `${database}.${name}`,
      'collection dropped between getMore calls',
    );
    engine.purge();
    if (indexes === undefined) return { body: { ok: 1 } };
    return { body: { nIndexesWas: indexes, ns: `${database}.${name}`, ok: 1 } };
  },
};

export const dropDatabase: Command = {
  fields: [],
  async run(call) {
    const { engine, database } = call;
    const dropped = await writeAtOnce(call, () => {
      const collections = engine.catalogue.inDatabase(database);
      for (const collection of collections) engine.catalogue.remove(collection);
      return collections.length > 0;
    });
    engine.cursors.killWhere(
      ({ namespace }) => namespace.startsWith(`${database}.`),
      'database dropped between getMore calls',
    );
    engine.purge();
    return { body: { ...(dropped ? { dropped: database } : {}), ok: 1 } };
  },
};

export const renameCollection: Command = {
  admin: true,
  fields: ['to', 'dropTarget'],
  async run(call) {
    const { engine } = call;
    const from = splitNamespace(call.body.renameCollection);
    const to = splitNamespace(call.body.to);
    await writeAtOnce(call, () => {
      const source = engine.catalogue.get(from.database, from.name);
      must(
        source,
        'NamespaceNotFound',
        `Source collection ${from.database}.${from.name} does not exist`,
      );
      const existing = engine.catalogue.get(to.database, to.name);
      must(
        !existing || call.body.dropTarget === true,
        'NamespaceExists',
        'target namespace exists',
      );
      must(existing !== source, 'IllegalOperation', "Can't rename a collection to itself");
      if (existing) engine.catalogue.remove(existing);
      engine.catalogue.rename(source, to.database, to.name);
    });
    engine.purge();
    return { body: { ok: 1 } };
  },
};

const expiryFields = new Set(['name', 'keyPattern', 'expireAfterSeconds']);

export const collMod: Command = {
  fields: ['index'],
  async run(call) {
    const collection = requireCollection(call, collectionNameOf(call));
    const change = requiredDocument(call, 'index');
    refuseOthers({ name: 'collMod.index', body: change }, expiryFields);
    const index = collection.indexes.find(
      ({ name, spec }) => name === change.name || equalValues(spec.key, change.keyPattern ?? null),
    );
    if (!index) throw new DatabaseError('IndexNotFound', 'cannot find index for collMod');
    const seconds = change.expireAfterSeconds;
    must(seconds !== undefined, 'CommandNotSupported', 'collMod changes expireAfterSeconds only');
    checkExpiry(index.spec.key as Document, seconds);
    const before = index.spec.expireAfterSeconds;
    await writeAtOnce(call, () => {
      index.spec.expireAfterSeconds = seconds;
      index.expireAfterSeconds = Number(seconds);
      call.engine.catalogue.save(collection);
    });
    return { body: { expireAfterSeconds_old: before, expireAfterSeconds_new: seconds, ok: 1 } };
  },
};
