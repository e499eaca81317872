import { equalValues } from '../bson/compare.ts';
import { type Document, isDocument } from '../bson/types.ts';
import { DatabaseError, must } from '../errors.ts';
import { optionalFlag, requiredText } from './arguments.ts';
import type { Command } from './command.ts';
import { collectionNameOf, refuseSystem } from './namespace.ts';
import { splitNamespace } from './split-namespace.ts';
import { writeAtOnce } from './write.ts';

/** Options that would change how a collection behaves. */
export const refusedOptions = [
  'capped',
  'timeseries',
  'viewOn',
  'pipeline',
  'validator',
  'clusteredIndex',
  'encryptedFields',
  'expireAfterSeconds',
  'changeStreamPreAndPostImages',
  'storageEngine',
  'indexOptionDefaults',
];

export const create: Command = {
  fields: [...refusedOptions, 'size', 'max', 'validationLevel', 'validationAction'],
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

/** Refuses an option unless it says what is so anyway. */
export function refuseOption(body: Document, option: string): void {
  const value = body[option];
  if (value === undefined || value === null || value === false) return;
  if (option === 'changeStreamPreAndPostImages' && !(value as Document).enabled) return;
  if (isDocument(value) && Object.keys(value).length === 0) return;
  throw new DatabaseError(
    'CommandNotSupported',
    `The option '${option}' is not supported by the embedded database`,
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
    const to = splitNamespace(requiredText(call, 'to'));
    const dropTarget = optionalFlag(call, 'dropTarget');
    refuseSystem(to.name);
    await writeAtOnce(call, () => {
      const source = engine.catalogue.get(from.database, from.name);
      must(
        source,
        'NamespaceNotFound',
        `Source collection ${from.database}.${from.name} does not exist`,
      );
      const existing = engine.catalogue.get(to.database, to.name);
      must(!existing || dropTarget, 'NamespaceExists', 'target namespace exists');
      must(existing !== source, 'IllegalOperation', "Can't rename a collection to itself");
      if (existing) engine.catalogue.remove(existing);
      engine.catalogue.rename(source, to.database, to.name);
    });
    const namespaces = [`${from.database}.${from.name}`, `${to.database}.${to.name}`];
    engine.cursors.killWhere(
      ({ namespace }) => namespaces.includes(namespace),
      `collection renamed from '${namespaces[0]}' to '${namespaces[1]}'`,
    );
    engine.purge();
    return { body: { ok: 1 } };
  },
};
