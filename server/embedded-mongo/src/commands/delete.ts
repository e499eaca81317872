import type { Document } from '../bson/types.ts';
import { must } from '../errors.ts';
import type { Query } from '../plan/query.ts';
import { compileFilter } from '../query/matcher.ts';
import { removeDocument, type Stored } from '../storage/document-writes.ts';
import type { Writing } from '../storage/group-writer.ts';
import type { Target } from '../storage/target.ts';
import {
  optionalDocument,
  optionalFlag,
  refuseCollation,
  refuseOthers,
  requiredDocument,
  requiredDocuments,
  requiredNumber,
} from './arguments.ts';
import { changeAll, changeFirst } from './change-one.ts';
import type { Call, Command } from './command.ts';
import { checkBatchSize } from './insert.ts';
import { collectionNameOf, findCollection, refuseSystem } from './namespace.ts';
import { Statements } from './statements.ts';
import { write } from './write.ts';
import { writeErrorOf } from './write-errors.ts';

const statementFields = new Set(['q', 'limit', 'hint', 'collation']);

export interface DeleteStatement {
  query: Query;
  multi: boolean;
}

export const deleteDocuments: Command = {
  inTransaction: true,
  retryable: true,
  fields: ['deletes', 'ordered', 'let', 'stmtId', 'stmtIds'],
  async run(call) {
    const name = collectionNameOf(call);
    refuseSystem(name);
    const deletes = requiredDocuments(call, 'deletes');
    checkBatchSize(deletes.length);
    const statements = new Statements(call);
    const parsed = deletes.map((each) => deleteStatement(each, optionalDocument(call, 'let')));
    const repeatable = !statements.repeatable || parsed.every(({ multi }) => !multi);
    must(repeatable, 'InvalidOptions', 'Cannot use retryable writes with limit=0');
    return {
      body: await write(call, (target) => deleteAll(call, target, name, parsed, statements)),
    };
  },
};

/** Parses one statement of `delete`. */
export function deleteStatement(body: Document, variables: Document | undefined): DeleteStatement {
  const place = { name: 'delete.deletes', body };
  refuseOthers(place, statementFields);
  refuseCollation(body);
  const limit = requiredNumber(place, 'limit');
  must(
    limit === 0 || limit === 1,
    'FailedToParse',
    `The limit field in delete objects must be 0 or 1. Got ${limit}`,
  );
  const filter = requiredDocument(place, 'q');
  return { query: { filter, hint: body.hint ?? undefined, variables }, multi: limit === 0 };
}

function* deleteAll(
  call: Call,
  target: Target,
  name: string,
  deletes: DeleteStatement[],
  statements: Statements,
): Writing<Document> {
  const ordered = call.body.ordered === undefined || optionalFlag(call, 'ordered');
  const errors: Document[] = [];
  let n = 0;
  for (const [index, statement] of deletes.entries()) {
    try {
      const before = statements.before(index);
      const removed = before ? Number(before.n) : yield* runDelete(call, target, name, statement);
      if (!before) statements.done(index, { n: removed });
      n += removed;
    } catch (error) {
      errors.push(writeErrorOf(call, error, index));
      if (ordered) break;
    }
    yield undefined;
  }
  return { n, ...(errors.length > 0 ? { writeErrors: errors } : {}), ok: 1 };
}

/** Carries out one delete statement; how many documents went. */
export function* runDelete(
  call: Call,
  target: Target,
  name: string,
  { query, multi }: DeleteStatement,
): Writing<number> {
  const collection = findCollection(call, name);
  if (!collection) {
    compileFilter(query.filter, query.variables);
    return 0;
  }
  let removed = 0;
  const change = (old: Stored) => {
    removeDocument(target, collection, old);
    removed += 1;
  };
  if (multi) yield* changeAll(target, collection, query, change);
  else yield* changeFirst(target, collection, query, change);
  return removed;
}
