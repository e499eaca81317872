import type { Document } from '../bson/types.ts';
import { DatabaseError, must } from '../errors.ts';
import type { Collection } from '../storage/catalogue-types.ts';
import { insertDocument } from '../storage/document-writes.ts';
import type { Writing } from '../storage/group-writer.ts';
import { indexedFields } from '../storage/indexed-fields.ts';
import type { Target } from '../storage/target.ts';
import { rawDocuments } from '../wire/request.ts';
import { optionalFlag } from './arguments.ts';
import type { Call, Command } from './command.ts';
import { collectionNameOf, refuseSystem } from './namespace.ts';
import { withIdFirst } from './prepare-document.ts';
import { Statements } from './statements.ts';
import { collectionForWriting, prepareCollection, whenFree, write } from './write.ts';
import { writeErrorOf } from './write-errors.ts';

/** MongoDB's limit for one command; hello announces it. */
export const maxWriteBatch = 100_000;

export function checkBatchSize(size: number): void {
  must(
    size > 0 && size <= maxWriteBatch,
    'InvalidLength',
    `Write batch sizes must be between 1 and ${maxWriteBatch}. Got ${size} operations.`,
  );
}

export const insert: Command = {
  inTransaction: true,
  retryable: true,
  fields: ['documents', 'ordered', 'bypassDocumentValidation', 'stmtId', 'stmtIds'],
  async run(call) {
    const name = collectionNameOf(call);
    refuseSystem(name);
    const documents = rawDocuments(call.request, 'documents');
    if (!documents)
      throw new DatabaseError(
        'MissingField',
        "BSON field 'insert.documents' is missing but a required field",
      );
    checkBatchSize(documents.length);
    const ordered = call.body.ordered === undefined || optionalFlag(call, 'ordered');
    await prepareCollection(call, name);
    const statements = new Statements(call);
    const { n, errors } = await write(call, (target) =>
      insertAll(call, target, { name, documents, ordered, statements }),
    );
    return { body: { n, ...(errors.length > 0 ? { writeErrors: errors } : {}), ok: 1 } };
  },
};

interface Batch {
  name: string;
  documents: Buffer[];
  ordered: boolean;
  statements: Statements;
}

function* insertAll(
  call: Call,
  target: Target,
  { name, documents, ordered, statements }: Batch,
): Writing<{ n: number; errors: Document[] }> {
  const insertOne = inserter(call, target, name);
  const errors: Document[] = [];
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
    } catch (error) {
      errors.push(writeErrorOf(call, error, at));
      if (ordered) break;
    }
    yield undefined;
  }
  return { n, errors };
}

/** Inserts document after document, whatever happens to the collection in between. */
export function inserter(call: Call, target: Target, name: string): (bytes: Buffer) => void {
  let known: Collection | undefined;
  let seenAt = -1;
  let fields: ReturnType<typeof indexedFields>;
  return (bytes) => {
    const document = withIdFirst(bytes);
    const collection = collectionForWriting(call, name);
    if (collection !== known || collection.changedAt !== seenAt) {
      known = collection;
      seenAt = collection.changedAt;
      fields = indexedFields(collection.indexes);
    }
    insertDocument(target, collection, document, fields);
  };
}
