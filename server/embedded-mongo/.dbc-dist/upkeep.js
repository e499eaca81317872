import { forget } from './commands/sessions.js';
import { expireDocuments } from './storage/expiry.js';
const second = 1000;
/** MongoDB's transactionLifetimeLimitSeconds. */
const transactionLifetime = 60 * second;
/** Starts what has to be done from time to time; the result stops it. */
export function startUpkeep(engine, expiryInterval) {
    const timers = [
        setInterval(() => tidy(engine), 5 * second),
        setInterval(() => expire(engine), expiryInterval),
    ];
    for (const timer of timers)
        timer.unref();
    return () => timers.forEach(clearInterval);
}
function tidy(engine) {
    engine.cursors.closeIdle();
    engine.snapshots.closeOld();
    const oldest = Date.now() - transactionLifetime;
    for (const session of engine.sessions.all())
        if (session.transaction && session.transaction.startedAt < oldest)
            engine.abort(session);
    forget(engine, engine.sessions.expired()).catch(() => undefined);
}
function expire(engine) {
    for (const collection of engine.catalogue.all())
        for (const index of collection.indexes)
            if (index.ready && index.expireAfterSeconds !== undefined)
                engine.writer
                    .run(() => expireDocuments(engine.direct, collection, index))
                    .catch(() => undefined);
}
//# sourceMappingURL=upkeep.js.map