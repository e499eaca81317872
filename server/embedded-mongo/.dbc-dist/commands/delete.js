import { must } from '../errors.js';
import { compileFilter } from '../query/matcher.js';
import { removeDocument } from '../storage/document-writes.js';
import { optionalDocument, optionalFlag, optionalNumber, refuseCollation, refuseOthers, requiredDocument, requiredDocuments, } from './arguments.js';
import { changeAll, changeFirst } from './change-one.js';
import { checkBatchSize } from './insert.js';
import { collectionNameOf, findCollection, refuseSystem } from './namespace.js';
import { Statements } from './statements.js';
import { write } from './write.js';
import { writeErrorOf } from './write-errors.js';
const statementFields = new Set(['q', 'limit', 'hint', 'collation']);
export const deleteDocuments = {
    inTransaction: true,
    retryable: true,
    fields: ['deletes', 'ordered', 'let', 'stmtId', 'stmtIds'],
    async run(call) {
        const name = collectionNameOf(call);
        refuseSystem(name);
        const deletes = requiredDocuments(call, 'deletes');
        checkBatchSize(deletes.length);
        const statements = new Statements(call);
        const parsed = deletes.map((each) => deleteStatement(each, optionalDocument(call, 'let')));
        const repeatable = !statements.repeatable || parsed.every(({ multi }) => !multi);
        must(repeatable, 'InvalidOptions', 'Cannot use retryable writes with limit=0');
        return {
            body: await write(call, (target) => deleteAll(call, target, name, parsed, statements)),
        };
    },
};
function deleteStatement(body, variables) {
    const place = { name: 'delete.deletes', body };
    refuseOthers(place, statementFields);
    refuseCollation(body);
    const limit = optionalNumber(place, 'limit');
    must(limit === 0 || limit === 1, 'FailedToParse', `The limit field in delete objects must be 0 or 1. Got ${limit}`);
    const filter = requiredDocument(place, 'q');
    return { query: { filter, hint: body.hint ?? undefined, variables }, multi: limit === 0 };
}
function* deleteAll(call, target, name, deletes, statements) {
    const ordered = call.body.ordered === undefined || optionalFlag(call, 'ordered');
    const errors = [];
    let n = 0;
    for (const [index, statement] of deletes.entries()) {
        try {
            const before = statements.before(index);
            const removed = before ? Number(before.n) : yield* runDelete(call, target, name, statement);
            if (!before)
                statements.done(index, { n: removed });
            n += removed;
        }
        catch (error) {
            errors.push(writeErrorOf(call, error, index));
            if (ordered)
                break;
        }
        yield undefined;
    }
    return { n, ...(errors.length > 0 ? { writeErrors: errors } : {}), ok: 1 };
}
/** Carries out one delete statement; how many documents went. */
export function* runDelete(call, target, name, { query, multi }) {
    const collection = findCollection(call, name);
    if (!collection) {
        compileFilter(query.filter, query.variables);
        return 0;
    }
    let removed = 0;
    const change = (old) => {
        removeDocument(target, collection, old);
        removed += 1;
    };
    if (multi)
        yield* changeAll(target, collection, query, change);
    else
        yield* changeFirst(target, collection, query, change);
    return removed;
}
//# sourceMappingURL=delete.js.map