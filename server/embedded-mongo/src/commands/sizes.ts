import { must } from '../errors.ts';
import type { Collection } from '../storage/catalogue-types.ts';
import { optionalFlag, optionalNumber } from './arguments.ts';
import type { Call, Command } from './command.ts';
import { collectionNameOf, findCollection } from './namespace.ts';

function average(size: number, count: number): number {
  return count > 0 ? Math.floor(size / count) : 0;
}

/** The unit of the sizes, in bytes. */
function scaleOf(call: Call): number {
  const scale = Math.trunc(optionalNumber(call, 'scale') ?? 1);
  must(
    scale >= 1,
    'Location51024',
    `BSON field 'scale' value must be >= 1, actual value '${scale}'`,
  );
  return scale;
}

export const collStats: Command = {
  fields: ['scale'],
  run(call) {
    const name = collectionNameOf(call);
    const { count, size, indexes } = findCollection(call, name) ?? {
      count: 0,
      size: 0,
      indexes: [],
    };
    const scale = scaleOf(call);
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

export const dbStats: Command = {
  fields: ['scale', 'freeStorage'],
  run(call) {
    must(
      !optionalFlag(call, 'freeStorage'),
      'CommandNotSupported',
      'freeStorage is not supported by the embedded database',
    );
    const collections = call.engine.catalogue.inDatabase(call.database);
    const sum = (of: (collection: Collection) => number) =>
      collections.reduce((total, collection) => total + of(collection), 0);
    const scale = scaleOf(call);
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
