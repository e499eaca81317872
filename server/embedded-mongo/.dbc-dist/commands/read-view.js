import { Timestamp } from 'bson';
import { isDocument } from '../bson/types.js';
import { DatabaseError, must } from '../errors.js';
const levels = new Set(['local', 'available', 'majority', 'linearizable', 'snapshot']);
/** The level that the command asks for, after checking it. */
export function readLevel(call) {
    const { readConcern } = call.body;
    if (readConcern === undefined || readConcern === null)
        return 'local';
    must(isDocument(readConcern), 'TypeMismatch', 'readConcern has to be a document');
    for (const field of Object.keys(readConcern))
        must(['level', 'afterClusterTime', 'atClusterTime', 'provenance'].includes(field), 'InvalidOptions', `Unrecognized option in readConcern: ${field}`);
    const level = readConcern.level ?? 'local';
    must(typeof level === 'string' && levels.has(level), 'FailedToParse', 'readConcern.level must be either "local", "majority", "linearizable", "available" or "snapshot"');
    checkLevel(call, level);
    return level;
}
const snapshotReads = new Set(['find', 'aggregate', 'distinct']);
const transactionLevels = new Set(['local', 'majority', 'snapshot']);
function checkLevel(call, level) {
    if (call.body.autocommit === false)
        must(transactionLevels.has(level), 'InvalidOptions', `The readConcern level "${level}" is not supported in a transaction`);
    else
        must(level !== 'snapshot' || snapshotReads.has(call.name), 'InvalidOptions', `Command ${call.name} does not support { readConcern: { level: "snapshot" } }`);
}
export function openReading(call) {
    const { engine, transaction } = call;
    if (transaction)
        return {
            view: transaction,
            check: (collection) => transaction.checkUnchanged(collection),
            release,
        };
    if (readLevel(call) !== 'snapshot')
        return { view: engine.direct, check: release, release };
    return snapshotReading(call);
}
function snapshotReading(call) {
    const { engine } = call;
    const wanted = call.body.readConcern.atClusterTime;
    const snapshot = wanted instanceof Timestamp
        ? engine.snapshots.at(wanted)
        : engine.snapshots.take(engine.clock.tick(), engine.catalogue.changes);
    return {
        view: snapshot.view,
        atClusterTime: snapshot.time,
        check(collection) {
            if (collection.changedAt > snapshot.structure)
                throw new DatabaseError('SnapshotUnavailable', `Unable to read from a snapshot due to pending collection catalog changes to collection '${collection.database}.${collection.name}'`);
        },
        release: () => engine.snapshots.release(snapshot),
    };
}
function release() {
    // nothing is held
}
//# sourceMappingURL=read-view.js.map