import { DatabaseError, must } from '../errors.js';
import { indexedFields, insertDocument } from '../storage/document-writes.js';
import { rawDocuments } from '../wire/request.js';
import { optionalFlag } from './arguments.js';
import { collectionNameOf, refuseSystem } from './namespace.js';
import { withIdFirst } from './prepare-document.js';
import { Statements } from './statements.js';
import { collectionForWriting, prepareCollection, whenFree, write } from './write.js';
import { writeErrorOf } from './write-errors.js';
/** MongoDB's limit for one command; hello announces it. */
export const maxWriteBatch = 100_000;
export function checkBatchSize(size) {
    must(size > 0 && size <= maxWriteBatch, 'InvalidLength', `Write batch sizes must be between 1 and ${maxWriteBatch}. Got ${size} operations.`);
}
export const insert = {
    inTransaction: true,
    retryable: true,
    fields: ['documents', 'ordered', 'bypassDocumentValidation', 'stmtId', 'stmtIds'],
    async run(call) {
        const name = collectionNameOf(call);
        refuseSystem(name);
        const documents = rawDocuments(call.request, 'documents');
        if (!documents)
            throw new DatabaseError('MissingField', "BSON field 'insert.documents' is missing but a required field");
        checkBatchSize(documents.length);
        const ordered = call.body.ordered === undefined || optionalFlag(call, 'ordered');
        await prepareCollection(call, name);
        const statements = new Statements(call);
        const { n, errors } = await write(call, (target) => insertAll(call, target, { name, documents, ordered, statements }));
        return { body: { n, ...(errors.length > 0 ? { writeErrors: errors } : {}), ok: 1 } };
    },
};
function* insertAll(call, target, { name, documents, ordered, statements }) {
    const insertOne = inserter(call, target, name);
    const errors = [];
    let n = 0;
    for (const [at, bytes] of documents.entries()) {
        if (statements.before(at)) {
            n += 1;
            continue;
        }
        try {
            yield* whenFree(() => insertOne(bytes));
            statements.done(at);
            n += 1;
        }
        catch (error) {
            errors.push(writeErrorOf(call, error, at));
            if (ordered)
                break;
        }
        yield undefined;
    }
    return { n, errors };
}
/** Inserts document after document, whatever happens to the collection in between. */
export function inserter(call, target, name) {
    let known;
    let seenAt = -1;
    let fields;
    return (bytes) => {
        const document = withIdFirst(bytes);
        const collection = collectionForWriting(call, name);
        if (collection !== known || collection.changedAt !== seenAt) {
            known = collection;
            seenAt = collection.changedAt;
            fields = indexedFields(collection);
        }
        insertDocument(target, collection, document, fields);
    };
}
//# sourceMappingURL=insert.js.map