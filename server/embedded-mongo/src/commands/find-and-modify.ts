import { decodeDocument } from '../bson/decode.ts';
import { encodeDocument } from '../bson/encode.ts';
import type { Document } from '../bson/types.ts';
import { must } from '../errors.ts';
import { projectionOf, type Query } from '../plan/query.ts';
import { removeDocument } from '../storage/document-writes.ts';
import type { Writing } from '../storage/group-writer.ts';
import type { Target } from '../storage/target.ts';
import { optionalDocument, optionalDocuments, optionalFlag } from './arguments.ts';
import { changeFirst } from './change-one.ts';
import type { Call, Command } from './command.ts';
import { collectionNameOf, findCollection, refuseSystem } from './namespace.ts';
import { Statements } from './statements.ts';
import { updateOf } from './update.ts';
import { runUpdate } from './update-statement.ts';
import { prepareCollection, write } from './write.ts';

export const findAndModify: Command = {
  inTransaction: true,
  retryable: true,
  fields: [
    'query',
    'sort',
    'remove',
    'update',
    'new',
    'fields',
    'upsert',
    'arrayFilters',
    'hint',
    'let',
    'bypassDocumentValidation',
    'stmtId',
  ],
  async run(call) {
    const name = collectionNameOf(call);
    refuseSystem(name);
    checkShape(call);
    const query = queryOf(call);
    const project = projectionOf(optionalDocument(call, 'fields'), query);
    const statements = new Statements(call);
    if (optionalFlag(call, 'upsert')) await prepareCollection(call, name);
    const { value, lastErrorObject } = await write(call, (target) =>
      once(call, target, name, query, statements),
    );
    return { body: { lastErrorObject, value: shown(value as Document | null, project), ok: 1 } };
  },
};

export function checkShape(call: Call): void {
  const remove = optionalFlag(call, 'remove');
  const update = call.body.update !== undefined;
  must(remove || update, 'FailedToParse', 'Either an update or remove=true must be specified');
  must(!(remove && update), 'FailedToParse', 'Cannot specify both an update and remove=true');
  must(
    !(remove && optionalFlag(call, 'upsert')),
    'FailedToParse',
    'Cannot specify both upsert=true and remove=true',
  );
  must(
    !(remove && optionalFlag(call, 'new')),
    'FailedToParse',
    "Cannot specify both new=true and remove=true; 'remove' always returns the deleted document",
  );
}

function queryOf(call: Call): Query {
  return {
    filter: optionalDocument(call, 'query') ?? {},
    sort: optionalDocument(call, 'sort'),
    hint: call.body.hint ?? undefined,
    variables: optionalDocument(call, 'let'),
  };
}

function shown(value: Document | null, project: ((bytes: Buffer) => Buffer) | undefined) {
  return value && project ? decodeDocument(project(encodeDocument(value))) : value;
}

function* once(
  call: Call,
  target: Target,
  name: string,
  query: Query,
  statements: Statements,
): Writing<Document> {
  const before = statements.before(0);
  if (before) return before;
  const result = optionalFlag(call, 'remove')
    ? yield* remove(call, target, name, query)
    : yield* modify(call, target, name, query);
  statements.done(0, result);
  return result;
}

function* remove(call: Call, target: Target, name: string, query: Query): Writing<Document> {
  const collection = findCollection(call, name);
  const removed = collection
    ? yield* changeFirst(target, collection, query, (old) => {
        removeDocument(target, collection, old);
        return decodeDocument(old.bytes);
      })
    : undefined;
  return { value: removed ?? null, lastErrorObject: { n: removed ? 1 : 0 } };
}

function* modify(call: Call, target: Target, name: string, query: Query): Writing<Document> {
  const result = yield* runUpdate(call, target, name, {
    query,
    update: updateOf(call.body.update),
    arrayFilters: optionalDocuments(call, 'arrayFilters'),
    multi: false,
    upsert: optionalFlag(call, 'upsert'),
  });
  const wanted = optionalFlag(call, 'new') ? result.new : result.old;
  const inserted = 'upserted' in result ? { upserted: result.upserted } : {};
  return {
    value: wanted ? decodeDocument(wanted) : null,
    lastErrorObject: {
      n: result.n,
      updatedExisting: result.n > 0 && !('upserted' in result),
      ...inserted,
    },
  };
}
