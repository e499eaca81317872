import { decodeDocument } from '../bson/decode.js';
import { drainFlow } from '../cursors/fill-batch.js';
import { must } from '../errors.js';
import { idKeyOf } from '../keys/id-key.js';
import { planQuery, runPlan } from '../plan/query.js';
import { compileFilter } from '../query/matcher.js';
import { splitPath, valuesAtPath } from '../query/path.js';
import { maxDocumentSize } from '../storage/document-writes.js';
import { optionalDocument, requiredText } from './arguments.js';
import { collectionNameOf, findCollection } from './namespace.js';
import { openReading } from './read-view.js';
export const distinct = {
    inTransaction: true,
    fields: ['key', 'query', 'hint'],
    async run(call) {
        const path = splitPath(requiredText(call, 'key'));
        const filter = optionalDocument(call, 'query') ?? {};
        compileFilter(filter);
        const collection = findCollection(call, collectionNameOf(call));
        if (!collection)
            return { body: { values: [], ok: 1 } };
        const values = new Map();
        const fields = new Set([path[0]]);
        let bytes = 0;
        const reading = openReading(call);
        try {
            reading.check(collection);
            const hint = call.body.hint ?? undefined;
            const plan = planQuery(reading.view, collection, { filter, hint });
            await drainFlow(runPlan(reading.view, plan), call.deadline, (found) => {
                for (const value of distinctValues(decodeDocument(found.bytes, 0, fields), path)) {
                    const key = idKeyOf(value).toString('latin1');
                    if (values.has(key))
                        continue;
                    values.set(key, value);
                    bytes += key.length;
                    must(bytes < maxDocumentSize, 'DistinctTooBig', 'distinct too big, 16mb cap');
                }
            });
        }
        finally {
            reading.release();
        }
        return { body: { values: [...values.values()], ok: 1 } };
    },
};
/** Elements of arrays count as values themselves. */
function distinctValues(document, path) {
    return valuesAtPath(document, path)
        .flatMap((value) => (Array.isArray(value) ? value : [value]))
        .filter((value) => value !== undefined);
}
//# sourceMappingURL=distinct.js.map