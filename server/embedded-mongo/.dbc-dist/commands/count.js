import { drainFlow } from '../cursors/fill-batch.js';
import { must } from '../errors.js';
import { planQuery, runPlan } from '../plan/query.js';
import { compileFilter } from '../query/matcher.js';
import { optionalCount, optionalDocument, optionalNumber } from './arguments.js';
import { collectionNameOf, findCollection } from './namespace.js';
import { openReading } from './read-view.js';
export const count = {
    fields: ['query', 'limit', 'skip', 'hint', 'fields'],
    async run(call) {
        const filter = optionalDocument(call, 'query') ?? {};
        const skip = optionalCount(call, 'skip') ?? 0;
        const limit = Math.abs(optionalNumber(call, 'limit') ?? 0);
        const collection = findCollection(call, collectionNameOf(call));
        compileFilter(filter);
        if (!collection)
            return { body: { n: 0, ok: 1 } };
        const all = Object.keys(filter).length === 0 && call.body.hint === undefined;
        const total = all ? collection.count : await counted(call, collection, filter);
        const rest = Math.max(0, total - skip);
        return { body: { n: limit > 0 ? Math.min(limit, rest) : rest, ok: 1 } };
    },
};
async function counted(call, collection, filter) {
    must(!call.transaction, 'OperationNotSupportedInTransaction', "Cannot run 'count' in a multi-document transaction.");
    const reading = openReading(call);
    try {
        reading.check(collection);
        const hint = call.body.hint ?? undefined;
        const plan = planQuery(reading.view, collection, { filter, hint });
        let n = 0;
        await drainFlow(runPlan(reading.view, plan), call.deadline, () => {
            n += 1;
        });
        return n;
    }
    finally {
        reading.release();
    }
}
//# sourceMappingURL=count.js.map