import { Timestamp } from 'bson';
import { isDocument } from '../bson/types.ts';
import { DatabaseError, must } from '../errors.ts';
import type { Collection } from '../storage/catalogue-types.ts';
import type { View } from '../storage/view.ts';
import type { Call } from './command.ts';

/** What a command reads: the newest state, its transaction's, or a snapshot. */
export interface Reading {
  view: View;
  atClusterTime?: Timestamp;
  check(collection: Collection): void;
  release(): void;
}

const levels = new Set(['local', 'available', 'majority', 'linearizable', 'snapshot']);

/** The level that the command asks for, after checking it. */
export function readLevel(call: Call): string {
  const { readConcern } = call.body;
  if (readConcern === undefined || readConcern === null) return 'local';
  must(isDocument(readConcern), 'TypeMismatch', 'readConcern has to be a document');
  for (const field of Object.keys(readConcern))
    must(
      ['level', 'afterClusterTime', 'atClusterTime', 'provenance'].includes(field),
      'InvalidOptions',
      `Unrecognized option in readConcern: ${field}`,
    );
  const level = readConcern.level ?? 'local';
  must(
    typeof level === 'string' && levels.has(level),
    'FailedToParse',
    'readConcern.level must be either "local", "majority", "linearizable", "available" or "snapshot"',
  );
  checkLevel(call, level);
  return level;
}

const snapshotReads = new Set(['find', 'aggregate', 'distinct']);
const transactionLevels = new Set(['local', 'majority', 'snapshot']);

function checkLevel(call: Call, level: string): void {
  if (call.body.autocommit === false)
    must(
      transactionLevels.has(level),
      'InvalidOptions',
      `The readConcern level "${level}" is not supported in a transaction`,
    );
  else
    must(
      level !== 'snapshot' || snapshotReads.has(call.name),
      'InvalidOptions',
      `Command ${call.name} does not support { readConcern: { level: "snapshot" } }`,
    );
}

export function openReading(call: Call): Reading {
  const { engine, transaction } = call;
  if (transaction)
    return {
      view: transaction,
      check: (collection) => transaction.checkUnchanged(collection),
      release,
    };
  if (readLevel(call) !== 'snapshot') return { view: engine.newest, check: release, release };
  return snapshotReading(call);
}

function snapshotReading(call: Call): Reading {
  const { engine } = call;
  const wanted = (call.body.readConcern as { atClusterTime?: unknown }).atClusterTime;
  const snapshot =
    wanted instanceof Timestamp
      ? engine.snapshots.at(wanted)
      : engine.snapshots.take(engine.clock.tick(), engine.catalogue.changes);
  return {
    view: snapshot.view,
    atClusterTime: snapshot.time,
    check(collection) {
      if (collection.changedAt > snapshot.structure)
        throw new DatabaseError(
          'SnapshotUnavailable',
          `Unable to read from a snapshot due to pending collection catalog changes to collection '${collection.database}.${collection.name}'`,
        );
    },
    release: () => engine.snapshots.release(snapshot),
  };
}

function release(): void {
  // nothing is held
}
