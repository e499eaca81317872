import { DatabaseError } from '../errors.js';
const unsupported = new Set([
    ...['$geoNear', '$collStats', '$indexStats', '$planCacheStats', '$currentOp', '$listSessions'],
    ...['$listLocalSessions', '$listSampledQueries', '$listSearchIndexes', '$querySettings'],
    ...['$queryStats', '$shardedDataDistribution', '$changeStreamSplitLargeEvent', '$rankFusion'],
]);
const search = new Set(['$search', '$searchMeta', '$vectorSearch']);
/** The error for a stage that cannot be carried out here. */
export function refusedStage(name) {
    if (name === '$changeStream')
        return new DatabaseError('Location40573', 'The $changeStream stage is not supported by the embedded database');
    if (search.has(name))
        return new DatabaseError('Location31082', `${name} is not supported by the embedded database: search needs additional configuration`);
    if (unsupported.has(name))
        return new DatabaseError('CommandNotSupported', `The stage ${name} is not supported by the embedded database`);
    return new DatabaseError('UnrecognizedPipelineStage', `Unrecognized pipeline stage name: '${name}'`);
}
//# sourceMappingURL=refused-stages.js.map