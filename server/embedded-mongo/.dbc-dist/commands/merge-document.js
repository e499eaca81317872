import { ObjectId } from 'bson';
import { equalValues } from '../bson/compare.js';
import { decodeDocument } from '../bson/decode.js';
import { encodeDocument } from '../bson/encode.js';
import { merged, withId } from '../bson/fields.js';
import { DatabaseError, must } from '../errors.js';
import { splitPath, valuesAtPath } from '../query/path.js';
import { insertDocument, replaceDocument } from '../storage/document-writes.js';
import { compileUpdate } from '../update/compile-update.js';
import { changeFirst } from './change-one.js';
import { withIdFirst } from './prepare-document.js';
import { whenFree } from './write.js';
/** What $merge does with one document. */
export function merger(call, merge) {
    const { catalogue } = call.engine;
    checkUnique(catalogue.get(merge.database, merge.collection), merge.on);
    return function* (target, given) {
        const document = '_id' in given ? given : withId(new ObjectId(), given);
        const collection = catalogue.get(merge.database, merge.collection) ??
            catalogue.create(merge.database, merge.collection, {});
        const filter = Object.fromEntries(merge.on.map((path) => [path, { $eq: valueAt(document, path) }]));
        const matched = yield* changeFirst(target, collection, { filter }, (old) => {
            whenMatched(target, collection, merge, old, document);
            return true;
        });
        if (!matched)
            yield* whenNotMatched(target, collection, merge, document);
    };
}
/** Two documents with the same values would make it unclear which is meant. */
function checkUnique(collection, on) {
    if (on.length === 1 && on[0] === '_id')
        return;
    const wanted = [...on].sort().join('\0');
    must(collection?.indexes.some(({ unique, partial, fields }) => unique && !partial && [...fields].sort().join('\0') === wanted), 'MergeWithoutUniqueIndex', 'Cannot find index to verify that join fields will be unique');
}
function valueAt(document, path) {
    const [value] = valuesAtPath(document, splitPath(path));
    must(value !== undefined && value !== null && !Array.isArray(value), 'MergeFieldMissing', "$merge write error: 'on' field cannot be missing, null, undefined or an array");
    return value;
}
function whenMatched(target, collection, merge, old, document) {
    const changed = changedBy(merge, old.document, document);
    if (!changed)
        return;
    must(equalValues(changed._id, old.document._id), 'ImmutableField', '$merge failed to update the matching document, did you attempt to modify the _id or the shard key?');
    const bytes = withIdFirst(encodeDocument(changed));
    replaceDocument(target, collection, old, bytes, decodeDocument(bytes));
}
function changedBy(merge, old, document) {
    const keepsId = merge.on.length === 1 && merge.on[0] === '_id' ? document : merged(document, { _id: old._id });
    switch (merge.whenMatched) {
        case 'replace':
            return keepsId;
        case 'merge':
            return merged(old, keepsId);
        case 'keepExisting':
            return undefined;
        case 'fail':
            throw new DatabaseError('DuplicateKey', "$merge with whenMatched: fail found an existing document with the same values for the 'on' fields");
        case 'pipeline': {
            const variables = merge.variablesFor(document);
            return compileUpdate(merge.pipeline ?? [], { filter: {}, variables }).apply(old);
        }
    }
}
function* whenNotMatched(target, collection, merge, document) {
    if (merge.whenNotMatched === 'discard')
        return;
    if (merge.whenNotMatched === 'fail')
        throw new DatabaseError('MergeStageNoMatchingDocument', '$merge could not find a matching document in the target collection for at least one document in the source collection');
    const bytes = withIdFirst(encodeDocument(document));
    yield* whenFree(() => insertDocument(target, collection, bytes));
}
//# sourceMappingURL=merge-document.js.map