import { toNumber } from '../bson/types.js';
import { DatabaseError, must } from '../errors.js';
import { optionalDocument, optionalDocuments, optionalFlag, refuseCollation, refuseOthers, requiredDocument, } from './arguments.js';
import { updateOf } from './update.js';
const fieldsOf = {
    insert: new Set(['insert', 'document']),
    update: new Set([
        'update',
        'filter',
        'updateMods',
        'multi',
        'upsert',
        'arrayFilters',
        'hint',
        'constants',
        'collation',
        'sort',
    ]),
    delete: new Set(['delete', 'filter', 'multi', 'hint', 'collation']),
};
export function operationFrom(op, places, variables) {
    const kind = Object.keys(op)[0];
    const known = fieldsOf[kind];
    if (!known)
        throw new DatabaseError('FailedToParse', `unknown operation of bulkWrite: ${String(kind)}`);
    refuseOthers({ name: `bulkWrite.${kind}`, body: op }, known);
    refuseCollation(op);
    const place = places[toNumber(op[kind])];
    must(place, 'BadValue', 'BulkWrite ops entry index is not in nsInfo');
    const source = { name: `bulkWrite.${kind}`, body: op };
    if (kind === 'insert')
        return { kind, place, statement: requiredDocument(source, 'document') };
    const filter = requiredDocument(source, 'filter');
    const hint = op.hint ?? undefined;
    const multi = optionalFlag(source, 'multi');
    if (kind === 'delete')
        return { kind, place, statement: { query: { filter, hint, variables }, multi } };
    const constants = optionalDocument(source, 'constants');
    const sort = optionalDocument(source, 'sort');
    return {
        kind,
        place,
        statement: {
            query: {
                filter,
                hint,
                sort,
                variables: constants || variables ? { ...variables, ...constants } : undefined,
            },
            update: updateOf(op.updateMods),
            arrayFilters: optionalDocuments(source, 'arrayFilters'),
            multi,
            upsert: optionalFlag(source, 'upsert'),
        },
    };
}
//# sourceMappingURL=bulk-operation.js.map