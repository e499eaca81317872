import { decodeDocument } from '../bson/decode.js';
import { treeKey } from '../keys/id-key.js';
import { candidatesOf } from '../plan/access.js';
import { conditionsOf } from '../plan/conditions.js';
import { boundsOf } from '../plan/index-bounds.js';
import { valuesAtPath } from '../query/path.js';
import { removeDocument } from './document-writes.js';
import { KeyHeld } from './target.js';
/** Removes documents whose date in a TTL index has passed; what an open transaction holds is left for the next time. */
export function* expireDocuments(target, collection, index) {
    const limit = new Date(Date.now() - index.expireAfterSeconds * 1000);
    const field = index.fields[0];
    const { ranges } = boundsOf(index, conditionsOf({ [field]: { $lte: limit } }));
    const due = [];
    const access = { kind: 'index', index, ranges, reverse: false };
    for (const found of candidatesOf(target, collection, access, { keys: 0, documents: 0 })) {
        if (found)
            due.push(found.idKey);
        else
            yield undefined;
    }
    for (const idKey of due) {
        if (collection.dropped)
            return;
        removeIfDue(target, collection, idKey, index, limit);
        yield undefined;
    }
}
function removeIfDue(target, collection, idKey, index, limit) {
    const bytes = target.get(treeKey(collection.id, idKey));
    if (!bytes)
        return;
    const document = decodeDocument(bytes);
    if (!isDue(document, index, limit))
        return;
    try {
        removeDocument(target, collection, { bytes, document });
    }
    catch (error) {
        if (!(error instanceof KeyHeld))
            throw error;
    }
}
/** Of several dates in an array the earliest counts. */
function isDue(document, index, limit) {
    return valuesAtPath(document, index.paths[0] ?? [])
        .flatMap((value) => (Array.isArray(value) ? value : [value]))
        .some((value) => value instanceof Date && value.getTime() <= limit.getTime());
}
//# sourceMappingURL=expiry.js.map