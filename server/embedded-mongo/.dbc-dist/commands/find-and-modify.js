import { decodeDocument } from '../bson/decode.js';
import { encodeDocument } from '../bson/encode.js';
import { must } from '../errors.js';
import { projectionOf } from '../plan/query.js';
import { removeDocument } from '../storage/document-writes.js';
import { optionalDocument, optionalDocuments, optionalFlag } from './arguments.js';
import { changeFirst } from './change-one.js';
import { collectionNameOf, findCollection, refuseSystem } from './namespace.js';
import { Statements } from './statements.js';
import { updateOf } from './update.js';
import { runUpdate } from './update-statement.js';
import { prepareCollection, write } from './write.js';
export const findAndModify = {
    inTransaction: true,
    retryable: true,
    fields: [
        'query',
        'sort',
        'remove',
        'update',
        'new',
        'fields',
        'upsert',
        'arrayFilters',
        'hint',
        'let',
        'bypassDocumentValidation',
        'stmtId',
    ],
    async run(call) {
        const name = collectionNameOf(call);
        refuseSystem(name);
        checkShape(call);
        const query = queryOf(call);
        const project = projectionOf(optionalDocument(call, 'fields'), query);
        const statements = new Statements(call);
        if (optionalFlag(call, 'upsert'))
            await prepareCollection(call, name);
        const { value, lastErrorObject } = await write(call, (target) => once(call, target, name, query, statements));
        return { body: { lastErrorObject, value: shown(value, project), ok: 1 } };
    },
};
function checkShape(call) {
    const remove = optionalFlag(call, 'remove');
    const update = call.body.update !== undefined;
    must(remove || update, 'FailedToParse', 'Either an update or remove=true must be specified');
    must(!(remove && update), 'FailedToParse', 'Cannot specify both an update and remove=true');
    must(!(remove && optionalFlag(call, 'upsert')), 'FailedToParse', 'Cannot specify both upsert=true and remove=true');
    must(!(remove && optionalFlag(call, 'new')), 'FailedToParse', "Cannot specify both new=true and remove=true; 'remove' always returns the deleted document");
}
function queryOf(call) {
    return {
        filter: optionalDocument(call, 'query') ?? {},
        sort: optionalDocument(call, 'sort'),
        hint: call.body.hint ?? undefined,
        variables: optionalDocument(call, 'let'),
    };
}
function shown(value, project) {
    return value && project ? decodeDocument(project(encodeDocument(value))) : value;
}
function* once(call, target, name, query, statements) {
    const before = statements.before(0);
    if (before)
        return before;
    const result = optionalFlag(call, 'remove')
        ? yield* remove(call, target, name, query)
        : yield* modify(call, target, name, query);
    statements.done(0, result);
    return result;
}
function* remove(call, target, name, query) {
    const collection = findCollection(call, name);
    const removed = collection
        ? yield* changeFirst(target, collection, query, (old) => {
            removeDocument(target, collection, old);
            return old.document;
        })
        : undefined;
    return { value: removed ?? null, lastErrorObject: { n: removed ? 1 : 0 } };
}
function* modify(call, target, name, query) {
    const result = yield* runUpdate(call, target, name, {
        query,
        update: updateOf(call.body.update),
        arrayFilters: optionalDocuments(call, 'arrayFilters'),
        multi: false,
        upsert: optionalFlag(call, 'upsert'),
    });
    const wanted = optionalFlag(call, 'new') ? result.new : result.old;
    const inserted = 'upserted' in result ? { upserted: result.upserted } : {};
    return {
        value: wanted ?? null,
        lastErrorObject: {
            n: result.n,
            updatedExisting: result.n > 0 && !('upserted' in result),
            ...inserted,
        },
    };
}
//# sourceMappingURL=find-and-modify.js.map