import { isDocument } from '../bson/types.js';
import { must } from '../errors.js';
import { optionalDocument, optionalDocuments, optionalFlag, refuseCollation, refuseOthers, requiredDocument, requiredDocuments, } from './arguments.js';
import { checkBatchSize } from './insert.js';
import { collectionNameOf, refuseSystem } from './namespace.js';
import { Statements } from './statements.js';
import { runUpdate } from './update-statement.js';
import { prepareCollection, write } from './write.js';
import { writeErrorOf } from './write-errors.js';
const statementFields = new Set([
    'q',
    'u',
    'c',
    'multi',
    'upsert',
    'arrayFilters',
    'hint',
    'collation',
    'sort',
]);
export const update = {
    inTransaction: true,
    retryable: true,
    fields: ['updates', 'ordered', 'let', 'bypassDocumentValidation', 'stmtId', 'stmtIds'],
    async run(call) {
        const name = collectionNameOf(call);
        refuseSystem(name);
        const updates = requiredDocuments(call, 'updates');
        checkBatchSize(updates.length);
        const statements = new Statements(call);
        const parsed = updates.map((each) => updateStatement(each, optionalDocument(call, 'let')));
        const repeatable = !statements.repeatable || parsed.every(({ multi }) => !multi);
        must(repeatable, 'InvalidOptions', 'Cannot use retryable writes with multi=true');
        if (parsed.some(({ upsert }) => upsert))
            await prepareCollection(call, name);
        return {
            body: await write(call, (target) => updateAll(call, target, name, parsed, statements)),
        };
    },
};
/** Parses one statement of `update`. */
export function updateStatement(body, variables) {
    const place = { name: 'update.updates', body };
    refuseOthers(place, statementFields);
    refuseCollation(body);
    const constants = optionalDocument(place, 'c');
    const multi = optionalFlag(place, 'multi');
    const sort = optionalDocument(place, 'sort');
    must(!(multi && sort), 'FailedToParse', 'Cannot specify sort with multi=true');
    return {
        query: {
            filter: requiredDocument(place, 'q'),
            sort,
            hint: body.hint ?? undefined,
            variables: constants || variables ? { ...variables, ...constants } : undefined,
        },
        update: updateOf(body.u),
        arrayFilters: optionalDocuments(place, 'arrayFilters'),
        multi,
        upsert: optionalFlag(place, 'upsert'),
    };
}
/** What an update says is to be done: operators or a replacement, or a pipeline. */
export function updateOf(value) {
    must(isDocument(value) || (Array.isArray(value) && value.every(isDocument)), 'FailedToParse', 'Update argument must be either an object or an array');
    return value;
}
function* updateAll(call, target, name, updates, statements) {
    const ordered = call.body.ordered === undefined || optionalFlag(call, 'ordered');
    const upserted = [];
    const errors = [];
    let n = 0;
    let nModified = 0;
    for (const [index, statement] of updates.entries()) {
        try {
            const result = yield* once(call, target, name, statement, statements, index);
            n += result.n;
            nModified += result.nModified;
            if ('upserted' in result)
                upserted.push({ index, _id: result.upserted });
        }
        catch (error) {
            errors.push(writeErrorOf(call, error, index));
            if (ordered)
                break;
        }
        yield undefined;
    }
    return {
        n,
        nModified,
        ...(upserted.length > 0 ? { upserted } : {}),
        ...(errors.length > 0 ? { writeErrors: errors } : {}),
        ok: 1,
    };
}
/** Carries a statement out unless it was carried out before. */
function* once(call, target, name, statement, statements, index) {
    const before = statements.before(index);
    if (before)
        return before;
    const { n, nModified, ...rest } = yield* runUpdate(call, target, name, statement);
    const counted = { n, nModified, ...('upserted' in rest ? { upserted: rest.upserted } : {}) };
    statements.done(index, counted);
    return counted;
}
//# sourceMappingURL=update.js.map