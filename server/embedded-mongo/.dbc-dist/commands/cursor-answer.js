import { encodeDocument } from '../bson/encode.js';
import { toNumber } from '../bson/types.js';
import { fillBatch } from '../cursors/fill-batch.js';
import { must } from '../errors.js';
import { noCursor } from '../wire/answer.js';
import { optionalCount, optionalDocument, refuseOthers } from './arguments.js';
const defaultFirstBatch = 101;
/** The first batch, and a cursor when there is more. */
export async function openCursor(call, opening) {
    const { namespace, documents, reading } = opening;
    const limit = opening.batchSize ?? defaultFirstBatch;
    const at = reading.atClusterTime ? { atClusterTime: reading.atClusterTime } : {};
    let kept = false;
    try {
        const batch = await fillBatch(documents, limit, call.deadline);
        const done = batch.done || opening.singleBatch || batch.documents.length === opening.limit;
        const id = done ? noCursor : keepCursor(call, opening, batch.held);
        kept = !done;
        return {
            body: { cursor: { id, ns: namespace, ...at }, ok: 1 },
            batch: { name: 'firstBatch', documents: batch.documents },
        };
    }
    finally {
        if (!kept) {
            documents.return();
            reading.release();
        }
    }
}
function keepCursor(call, opening, held) {
    const { maxTimeMS } = call.body;
    return call.engine.cursors.add({
        namespace: opening.namespace,
        documents: opening.documents,
        held,
        session: call.session?.id.toString('latin1'),
        keepForever: opening.keepForever ?? false,
        transaction: call.transaction,
        maxTime: maxTimeMS === undefined ? undefined : toNumber(maxTimeMS),
        release: () => opening.reading.release(),
    }).id;
}
/** `cursor: { batchSize }` of the commands that have it. */
export function cursorBatchSize(call) {
    const cursor = optionalDocument(call, 'cursor');
    if (!cursor)
        return undefined;
    refuseOthers({ name: 'cursor', body: cursor }, new Set(['batchSize']));
    return optionalCount({ name: 'cursor', body: cursor }, 'batchSize');
}
/** A cursor over documents that are already there. */
export function listAnswer(call, namespace, documents) {
    function* flow() {
        for (const document of documents)
            yield encodeDocument(document);
    }
    must(!call.transaction, 'OperationNotSupportedInTransaction', `Cannot run '${call.name}' in a multi-document transaction.`);
    const reading = { view: call.engine.direct, check: () => undefined, release: () => undefined };
    return openCursor(call, {
        namespace,
        documents: flow(),
        reading,
        batchSize: cursorBatchSize(call),
    });
}
//# sourceMappingURL=cursor-answer.js.map