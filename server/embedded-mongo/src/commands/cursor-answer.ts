import { encodeDocument } from '../bson/encode.ts';
import { type Document, toNumber } from '../bson/types.ts';
import { fillBatch } from '../cursors/fill-batch.ts';
import { must } from '../errors.ts';
import type { Flow } from '../storage/scan.ts';
import { type Answer, noCursor } from '../wire/answer.ts';
import { optionalCount, optionalDocument, refuseOthers } from './arguments.ts';
import type { Call } from './command.ts';
import type { Reading } from './read-view.ts';

const defaultFirstBatch = 101;

interface Opening {
  namespace: string;
  documents: Flow<Buffer>;
  reading: Reading;
  /** Documents of the first answer; undefined for MongoDB's 101. */
  batchSize: number | undefined;
  /** All that there will be. */
  limit?: number;
  singleBatch?: boolean;
  keepForever?: boolean;
}

/** The first batch, and a cursor when there is more. */
export async function openCursor(call: Call, opening: Opening): Promise<Answer> {
  const { namespace, documents, reading } = opening;
  const limit = opening.batchSize ?? defaultFirstBatch;
  let kept = false;
  try {
    const batch = await fillBatch(documents, limit, call.deadline);
    const done = batch.done || opening.singleBatch || batch.documents.length === opening.limit;
    const id = done ? noCursor : keepCursor(call, opening, batch.held);
    kept = !done;
    const fields: Document = { id, ns: namespace };
    if (reading.atClusterTime) fields.atClusterTime = reading.atClusterTime;
    return { body: { ok: 1 }, cursor: { fields, name: 'firstBatch', documents: batch.documents } };
  } finally {
    if (!kept) {
      documents.return();
      reading.release();
    }
  }
}

function keepCursor(call: Call, opening: Opening, held: Buffer | undefined) {
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
export function cursorBatchSize(call: Call): number | undefined {
  const cursor = optionalDocument(call, 'cursor');
  if (!cursor) return undefined;
  refuseOthers({ name: 'cursor', body: cursor }, new Set(['batchSize']));
  return optionalCount({ name: 'cursor', body: cursor }, 'batchSize');
}

/** A cursor over documents that are already there. */
export function listAnswer(call: Call, namespace: string, documents: Document[]): Promise<Answer> {
  function* flow(): Flow<Buffer> {
    for (const document of documents) yield encodeDocument(document);
  }
  must(
    !call.transaction,
    'OperationNotSupportedInTransaction',
    `Cannot run '${call.name}' in a multi-document transaction.`,
  );
  const reading = { view: call.engine.newest, check: () => undefined, release: () => undefined };
  return openCursor(call, {
    namespace,
    documents: flow(),
    reading,
    batchSize: cursorBatchSize(call),
  });
}
