import { equalValues } from '../bson/compare.js';
import { DatabaseError, must } from '../errors.js';
import { optionalDocument } from './arguments.js';
import { collectionNameOf, refuseSystem, requireCollection } from './namespace.js';
import { splitNamespace } from './split-namespace.js';
import { writeAtOnce } from './write.js';
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
export const create = {
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
        for (const option of refusedOptions)
            refuseOption(call.body, option);
        await writeAtOnce(call, () => {
            const existing = call.engine.catalogue.get(call.database, name);
            if (existing) {
                must(equalValues(existing.options, {}), 'NamespaceExists', `Collection ${call.database}.${name} already exists.`);
                return;
            }
            call.engine.catalogue.create(call.database, name, {});
        });
        return { body: { ok: 1 } };
    },
};
function refuseOption(body, option) {
    const value = body[option];
    if (value === undefined || value === null || value === false)
        return;
    if (option === 'changeStreamPreAndPostImages' && !value.enabled)
        return;
    if (option === 'validator' && Object.keys(value).length === 0)
        return;
    throw new DatabaseError('CommandNotSupported', `The option '${option}' of create is not supported by the embedded database`);
}
export const drop = {
    fields: [],
    async run(call) {
        const name = collectionNameOf(call);
        const { engine, database } = call;
        const indexes = await writeAtOnce(call, () => {
            const collection = engine.catalogue.get(database, name);
            if (!collection)
                return undefined;
            engine.catalogue.remove(collection);
            return collection.indexes.length + 1;
        });
        engine.cursors.closeWhere(({ namespace }) => namespace === `${database}.${name}`);
        engine.purge();
        if (indexes === undefined)
            return { body: { ok: 1 } };
        return { body: { nIndexesWas: indexes, ns: `${database}.${name}`, ok: 1 } };
    },
};
export const dropDatabase = {
    fields: [],
    async run(call) {
        const { engine, database } = call;
        const dropped = await writeAtOnce(call, () => {
            const collections = engine.catalogue.inDatabase(database);
            for (const collection of collections)
                engine.catalogue.remove(collection);
            return collections.length > 0;
        });
        engine.cursors.closeWhere(({ namespace }) => namespace.startsWith(`${database}.`));
        engine.purge();
        return { body: { ...(dropped ? { dropped: database } : {}), ok: 1 } };
    },
};
export const renameCollection = {
    admin: true,
    fields: ['to', 'dropTarget'],
    async run(call) {
        const { engine } = call;
        const from = splitNamespace(call.body.renameCollection);
        const to = splitNamespace(call.body.to);
        await writeAtOnce(call, () => {
            const source = engine.catalogue.get(from.database, from.name);
            must(source, 'NamespaceNotFound', `Source collection ${from.database}.${from.name} does not exist`);
            const existing = engine.catalogue.get(to.database, to.name);
            must(!existing || call.body.dropTarget === true, 'NamespaceExists', 'target namespace exists');
            must(existing !== source, 'IllegalOperation', "Can't rename a collection to itself");
            if (existing)
                engine.catalogue.remove(existing);
            engine.catalogue.rename(source, to.database, to.name);
        });
        engine.purge();
        return { body: { ok: 1 } };
    },
};
export const collMod = {
    fields: ['index'],
    async run(call) {
        const collection = requireCollection(call, collectionNameOf(call));
        const change = optionalDocument(call, 'index') ?? {};
        const index = collection.indexes.find(({ name, spec }) => name === change.name || equalValues(spec.key, change.keyPattern ?? null));
        if (!index)
            throw new DatabaseError('IndexNotFound', 'cannot find index for collMod');
        const seconds = change.expireAfterSeconds;
        must(seconds !== undefined, 'CommandNotSupported', 'collMod changes expireAfterSeconds only');
        const before = index.spec.expireAfterSeconds;
        await writeAtOnce(call, () => {
            index.spec.expireAfterSeconds = seconds;
            index.expireAfterSeconds = Number(seconds);
            call.engine.catalogue.save(collection);
        });
        return { body: { expireAfterSeconds_old: before, expireAfterSeconds_new: seconds, ok: 1 } };
    },
};
//# sourceMappingURL=structure.js.map