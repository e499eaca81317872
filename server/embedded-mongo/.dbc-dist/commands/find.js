import { must } from '../errors.js';
import { planQuery, projectedBytes, projectionOf, runPlan } from '../plan/query.js';
import { compileFilter } from '../query/matcher.js';
import { parseSort } from '../query/sort.js';
import { optionalCount, optionalDocument, optionalFlag, optionalNumber } from './arguments.js';
import { openCursor } from './cursor-answer.js';
import { guarded, nothing } from './guarded.js';
import { collectionNameOf, findCollection } from './namespace.js';
import { openReading } from './read-view.js';
/** Flags that would change the result and are not honoured. */
const refusedFlags = ['tailable', 'awaitData', 'returnKey', 'showRecordId', 'oplogReplay'];
export const find = {
    inTransaction: true,
    fields: [
        'filter',
        'sort',
        'projection',
        'hint',
        'skip',
        'limit',
        'batchSize',
        'singleBatch',
        'allowDiskUse',
        'allowPartialResults',
        'noCursorTimeout',
        'let',
        ...refusedFlags,
    ],
    run(call) {
        const name = collectionNameOf(call);
        for (const flag of refusedFlags)
            must(!optionalFlag(call, flag), 'CommandNotSupported', `${flag} is not supported by the embedded database`);
        const reading = openReading(call);
        const asked = optionalNumber(call, 'limit') ?? 0;
        const limit = Math.abs(asked);
        return openCursor(call, {
            namespace: `${call.database}.${name}`,
            documents: guarded(reading, () => found(call, name, limit, reading)),
            reading,
            batchSize: optionalCount(call, 'batchSize'),
            ...(limit > 0 ? { limit } : {}),
            singleBatch: asked < 0 || optionalFlag(call, 'singleBatch'),
            keepForever: optionalFlag(call, 'noCursorTimeout'),
        });
    },
};
function found(call, name, limit, reading) {
    const filter = optionalDocument(call, 'filter') ?? {};
    const projection = optionalDocument(call, 'projection');
    const sort = optionalDocument(call, 'sort');
    const variables = optionalDocument(call, 'let');
    const skip = optionalCount(call, 'skip') ?? 0;
    const collection = findCollection(call, name);
    if (!collection) {
        compileFilter(filter, variables);
        projectionOf(projection, { filter, variables });
        parseSort(sort);
        return nothing();
    }
    reading.check(collection);
    const hint = call.body.hint ?? undefined;
    const plan = planQuery(reading.view, collection, { filter, sort, skip, limit, hint, variables });
    return projectedBytes(runPlan(reading.view, plan), projection, { filter, variables });
}
//# sourceMappingURL=find.js.map