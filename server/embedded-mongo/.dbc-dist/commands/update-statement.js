import { decodeDocument } from '../bson/decode.js';
import { encodeDocument } from '../bson/encode.js';
import { must } from '../errors.js';
import { compileFilter } from '../query/matcher.js';
import { insertDocument, replaceDocument } from '../storage/document-writes.js';
import { KeyHeld } from '../storage/target.js';
import { compileUpdate } from '../update/compile-update.js';
import { changeAll, changeFirst } from './change-one.js';
import { findCollection } from './namespace.js';
import { withIdFirst } from './prepare-document.js';
import { collectionForWriting } from './write.js';
/** Carries out one update statement. */
export function* runUpdate(call, target, name, statement) {
    const { query, multi, upsert } = statement;
    const update = compile(statement);
    compileFilter(query.filter, query.variables);
    for (;;) {
        const collection = findCollection(call, name);
        const result = { n: 0, nModified: 0 };
        if (collection) {
            const change = (old) => applyTo(target, collection, update, old, result);
            if (multi)
                yield* changeAll(target, collection, query, change);
            else
                yield* changeFirst(target, collection, query, change);
        }
        if (result.n > 0 || !upsert)
            return result;
        const held = tryInsert(call, target, name, update, result);
        if (!held)
            return result;
        yield held;
    }
}
function compile({ update, arrayFilters, multi, query }) {
    const operators = Array.isArray(update) || Object.keys(update)[0]?.startsWith('$');
    must(!multi || operators, 'FailedToParse', 'multi update is not supported for replacement-style update');
    const { filter, variables } = query;
    return compileUpdate(update, {
        filter,
        ...(arrayFilters ? { arrayFilters } : {}),
        ...(variables ? { variables } : {}),
    });
}
function applyTo(target, collection, update, old, result) {
    const changed = update.apply(old.document);
    if (changed) {
        const bytes = encodeDocument(changed);
        if (!bytes.equals(old.bytes)) {
            replaceDocument(target, collection, old, bytes, decodeDocument(bytes));
            result.nModified += 1;
        }
    }
    result.n += 1;
    result.old = old.document;
    result.new = changed ?? old.document;
}
/** Inserts the upsert's document, or says what must be waited for first. */
function tryInsert(call, target, name, update, result) {
    const document = update.insertion();
    const bytes = withIdFirst(encodeDocument(document));
    try {
        insertDocument(target, collectionForWriting(call, name), bytes);
    }
    catch (error) {
        if (error instanceof KeyHeld)
            return error.released;
        throw error;
    }
    result.n = 1;
    result.new = decodeDocument(bytes);
    result.upserted = result.new._id;
    return undefined;
}
//# sourceMappingURL=update-statement.js.map