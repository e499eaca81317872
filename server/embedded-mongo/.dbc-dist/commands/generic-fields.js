import { isDocument, isNumeric, toNumber } from '../bson/types.js';
import { DatabaseError, must } from '../errors.js';
import { optionalDocument, optionalText, refuseCollation } from './arguments.js';
/** Fields that every command may carry. */
const generic = new Set([
    '$db',
    '$clusterTime',
    '$readPreference',
    'apiDeprecationErrors',
    'apiStrict',
    'apiVersion',
    'autocommit',
    'collation',
    'comment',
    'lsid',
    'maxTimeMS',
    'readConcern',
    'startTransaction',
    'txnNumber',
    'writeConcern',
]);
/** Refuses what a command carries but is not honoured. */
export function checkFields(call, command) {
    for (const field of Object.keys(call.body)) {
        if (field === call.name || generic.has(field) || command.fields.includes(field))
            continue;
        throw new DatabaseError('UnknownField', `BSON field '${call.name}.${field}' is an unknown field.`);
    }
    refuseCollation(call.body);
    checkApi(call);
    checkWriteConcern(call);
}
function checkApi(call) {
    const version = optionalText(call, 'apiVersion');
    must(version === undefined || version === '1', 'APIVersionError', 'API version must be "1"');
    must(call.body.apiStrict !== true, 'APIStrictError', 'apiStrict is not supported by the embedded database');
}
/** Every write is durable before it is answered, so any concern that one member can meet is met. */
function checkWriteConcern(call) {
    const concern = optionalDocument(call, 'writeConcern');
    if (!concern)
        return;
    for (const field of Object.keys(concern))
        must(['w', 'j', 'fsync', 'wtimeout', 'wtimeoutMS', 'provenance'].includes(field), 'FailedToParse', `unrecognized write concern field: ${field}`);
    const { w } = concern;
    must(!isDocument(w), 'CommandNotSupported', 'Tags in write concerns are not supported');
    if (w === undefined || w === 'majority')
        return;
    must(isNumeric(w), 'UnknownReplWriteConcern', `No write concern mode named '${String(w)}' found`);
    must(toNumber(w) <= 1, 'UnsatisfiableWriteConcern', 'Not enough data-bearing nodes');
}
//# sourceMappingURL=generic-fields.js.map