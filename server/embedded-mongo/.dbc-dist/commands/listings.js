import { Binary, Long } from 'bson';
import { compileFilter } from '../query/matcher.js';
import { optionalDocument, optionalFlag } from './arguments.js';
import { listAnswer } from './cursor-answer.js';
export const listCollections = {
    fields: ['filter', 'nameOnly', 'authorizedCollections', 'cursor'],
    run(call) {
        const filter = compileFilter(optionalDocument(call, 'filter') ?? {});
        const nameOnly = optionalFlag(call, 'nameOnly');
        const all = call.engine.catalogue.inDatabase(call.database).map((collection) => ({
            name: collection.name,
            type: 'collection',
            options: collection.options,
            info: { readOnly: false, uuid: new Binary(collection.uuid, 4) },
            idIndex: { v: 2, key: { _id: 1 }, name: '_id_' },
        }));
        const found = all.filter((each) => filter.matches(each));
        const shown = nameOnly ? found.map(({ name, type }) => ({ name, type })) : found;
        return listAnswer(call, `${call.database}.$cmd.listCollections`, shown);
    },
};
export const listDatabases = {
    admin: true,
    fields: ['filter', 'nameOnly', 'authorizedDatabases'],
    run(call) {
        const filter = compileFilter(optionalDocument(call, 'filter') ?? {});
        const sizes = new Map();
        for (const { database, size } of call.engine.catalogue.all())
            sizes.set(database, (sizes.get(database) ?? 0) + size);
        const all = [...sizes].map(([name, size]) => ({
            name,
            sizeOnDisk: Long.fromNumber(size),
            empty: false,
        }));
        const found = all.filter((each) => filter.matches(each));
        if (optionalFlag(call, 'nameOnly'))
            return { body: { databases: found.map(({ name }) => ({ name })), ok: 1 } };
        const total = found.reduce((sum, each) => sum + each.sizeOnDisk.toNumber(), 0);
        return { body: { databases: found, totalSize: Long.fromNumber(total), ok: 1 } };
    },
};
//# sourceMappingURL=listings.js.map