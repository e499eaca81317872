import { collectionNameOf, findCollection } from './namespace.js';
function average(size, count) {
    return count > 0 ? Math.floor(size / count) : 0;
}
export const collStats = {
    fields: ['scale'],
    run(call) {
        const name = collectionNameOf(call);
        const { count, size, indexes } = findCollection(call, name) ?? {
            count: 0,
            size: 0,
            indexes: [],
        };
        const scale = Number(call.body.scale ?? 1);
        return {
            body: {
                ns: `${call.database}.${name}`,
                count,
                size: Math.floor(size / scale),
                avgObjSize: average(size, count),
                storageSize: Math.floor(size / scale),
                nindexes: indexes.length + 1,
                scaleFactor: scale,
                capped: false,
                ok: 1,
            },
        };
    },
};
export const dbStats = {
    fields: ['scale', 'freeStorage'],
    run(call) {
        const collections = call.engine.catalogue.inDatabase(call.database);
        const sum = (of) => collections.reduce((total, collection) => total + of(collection), 0);
        const scale = Number(call.body.scale ?? 1);
        const objects = sum(({ count }) => count);
        const size = sum((collection) => collection.size);
        return {
            body: {
                db: call.database,
                collections: collections.length,
                views: 0,
                objects,
                avgObjSize: average(size, objects),
                dataSize: size / scale,
                storageSize: size / scale,
                indexes: sum(({ indexes }) => indexes.length + 1),
                scaleFactor: scale,
                ok: 1,
            },
        };
    },
};
//# sourceMappingURL=sizes.js.map