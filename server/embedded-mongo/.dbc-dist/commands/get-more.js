import { Long } from 'bson';
import { Deadline, fillBatch } from '../cursors/fill-batch.js';
import { must } from '../errors.js';
import { noCursor } from '../wire/answer.js';
import { optionalCount, requiredLong, requiredText } from './arguments.js';
export const getMore = {
    inTransaction: true,
    fields: ['collection', 'batchSize'],
    async run(call) {
        const id = requiredLong(call, 'getMore');
        const namespace = `${call.database}.${requiredText(call, 'collection')}`;
        const cursor = call.engine.cursors.get(id, namespace);
        checkOwner(call, cursor);
        cursor.busy = true;
        try {
            return await fetch(call, cursor, namespace);
        }
        catch (error) {
            cursor.busy = false;
            call.engine.cursors.close(id);
            throw error;
        }
    },
};
function checkOwner(call, cursor) {
    const session = call.session?.id.toString('latin1');
    must(cursor.session === undefined || cursor.session === session, 'Unauthorized', 'The cursor was created by another session');
    must(cursor.transaction === call.transaction, 'NoSuchTransaction', 'The cursor belongs to another transaction');
    must(!cursor.busy, 'CursorInUse', `cursor id ${cursor.id} is already in use`);
}
async function fetch(call, cursor, namespace) {
    const size = optionalCount(call, 'batchSize') || Number.POSITIVE_INFINITY;
    const deadline = cursor.maxTime ? new Deadline(cursor.maxTime) : call.deadline;
    const batch = await fillBatch(cursor.documents, size, deadline, cursor.held);
    cursor.held = batch.held;
    cursor.lastUse = Date.now();
    cursor.busy = false;
    if (batch.done)
        call.engine.cursors.close(cursor.id);
    return {
        body: { cursor: { id: batch.done ? noCursor : cursor.id, ns: namespace }, ok: 1 },
        batch: { name: 'nextBatch', documents: batch.documents },
    };
}
export const killCursors = {
    inTransaction: true,
    fields: ['cursors'],
    run(call) {
        const ids = call.body.cursors;
        must(Array.isArray(ids), 'TypeMismatch', "BSON field 'killCursors.cursors' has to be an array");
        const killed = [];
        const missing = [];
        for (const each of ids) {
            const id = each instanceof Long ? each : Long.fromNumber(Number(each));
            (call.engine.cursors.close(id) ? killed : missing).push(id);
        }
        return {
            body: {
                cursorsKilled: killed,
                cursorsNotFound: missing,
                cursorsAlive: [],
                cursorsUnknown: [],
                ok: 1,
            },
        };
    },
};
//# sourceMappingURL=get-more.js.map