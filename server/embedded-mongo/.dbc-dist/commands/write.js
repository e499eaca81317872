import { letOthersGo } from '../cursors/fill-batch.js';
import { writeConflict } from '../errors.js';
import { KeyHeld } from '../storage/target.js';
import { findCollection } from './namespace.js';
/** Carries out writing: in the open transaction, or in the next group, durable when this resolves. */
export async function write(call, start) {
    const { engine, transaction } = call;
    engine.clock.tick();
    if (transaction)
        return writeInTransaction(call, start(transaction));
    return engine.writer.run(() => inTime(call, start(engine.direct)));
}
/** Carries out a change of structure, which is never part of a transaction. */
export function writeAtOnce({ engine }, work) {
    engine.clock.tick();
    return engine.writer.runAtOnce(work);
}
/** Ends writing that takes longer than the client allowed; what is done so far stays. */
function* inTime({ deadline }, writing) {
    for (;;) {
        const step = writing.next();
        if (step.done)
            return step.value;
        deadline.check();
        yield step.value;
    }
}
async function writeInTransaction(call, writing) {
    let pauseAt = performance.now() + 10;
    for (;;) {
        const step = writing.next();
        if (step.done)
            return step.value;
        call.deadline.check();
        if (step.value)
            throw writeConflict();
        if (performance.now() > pauseAt) {
            await letOthersGo();
            pauseAt = performance.now() + 10;
        }
    }
}
/** Does something to keys that an open transaction may hold, as soon as it lets them go. */
export function* whenFree(work) {
    for (;;) {
        try {
            return work();
        }
        catch (error) {
            if (!(error instanceof KeyHeld))
                throw error;
            yield error.released;
        }
    }
}
/** Only inside a group or after `prepareCollection`: the collection, made if there is none. */
export function collectionForWriting(call, name) {
    return findCollection(call, name) ?? call.engine.catalogue.create(call.database, name, {});
}
/** In a transaction a collection that does not exist is made beforehand, and goes again if the transaction does. */
export async function prepareCollection(call, name) {
    const { engine, transaction, database } = call;
    if (!transaction || engine.catalogue.get(database, name))
        return;
    const collection = await engine.writer.runAtOnce(() => {
        return engine.catalogue.get(database, name) ?? engine.catalogue.create(database, name, {});
    });
    transaction.created(collection);
}
//# sourceMappingURL=write.js.map