import type { Document } from '../bson/types.ts';
import { isDocument } from '../bson/types.ts';
import { must } from '../errors.ts';
import type { Writing } from '../storage/group-writer.ts';
import type { Target } from '../storage/target.ts';
import {
  optionalDocument,
  optionalDocuments,
  optionalFlag,
  refuseCollation,
  refuseOthers,
  requiredDocument,
  requiredDocuments,
} from './arguments.ts';
import type { Call, Command } from './command.ts';
import { checkBatchSize } from './insert.ts';
import { collectionNameOf, refuseSystem } from './namespace.ts';
import { Statements } from './statements.ts';
import { runUpdate, type UpdateStatement } from './update-statement.ts';
import { prepareCollection, write } from './write.ts';
import { writeErrorOf } from './write-errors.ts';

const statementFields = new Set([
  'q',
  'u',
  'c',
  'multi',
  'upsert',
  'arrayFilters',
  'hint',
  'collation',
  'sort',
]);

export const update: Command = {
  inTransaction: true,
  retryable: true,
  fields: ['updates', 'ordered', 'let', 'bypassDocumentValidation', 'stmtId', 'stmtIds'],
  async run(call) {
    const name = collectionNameOf(call);
    refuseSystem(name);
    const updates = requiredDocuments(call, 'updates');
    checkBatchSize(updates.length);
    const statements = new Statements(call);
    const parsed = updates.map((each) => updateStatement(each, optionalDocument(call, 'let')));
    const repeatable = !statements.repeatable || parsed.every(({ multi }) => !multi);
    must(repeatable, 'InvalidOptions', 'Cannot use retryable writes with multi=true');
    if (parsed.some(({ upsert }) => upsert)) await prepareCollection(call, name);
    return {
      body: await write(call, (target) => updateAll(call, target, name, parsed, statements)),
    };
  },
};

/** Parses one statement of `update`. */
export function updateStatement(body: Document, variables: Document | undefined): UpdateStatement {
  const place = { name: 'update.updates', body };
  refuseOthers(place, statementFields);
  refuseCollation(body);
  const constants = optionalDocument(place, 'c');
  const multi = optionalFlag(place, 'multi');
  const sort = optionalDocument(place, 'sort');
  must(!(multi && sort), 'FailedToParse', 'Cannot specify sort with multi=true');
  return {
    query: {
      filter: requiredDocument(place, 'q'),
      sort,
      hint: body.hint ?? undefined,
      variables: constants || variables ? { ...variables, ...constants } : undefined,
    },
    update: updateOf(body.u),
    arrayFilters: optionalDocuments(place, 'arrayFilters'),
    multi,
    upsert: optionalFlag(place, 'upsert'),
  };
}

/** What an update says is to be done: operators or a replacement, or a pipeline. */
export function updateOf(value: unknown): Document | Document[] {
  must(
    isDocument(value) || (Array.isArray(value) && value.every(isDocument)),
    'FailedToParse',
    'Update argument must be either an object or an array',
  );
  return value as Document | Document[];
}

function* updateAll(
  call: Call,
  target: Target,
  name: string,
  updates: UpdateStatement[],
  statements: Statements,
): Writing<Document> {
  const ordered = call.body.ordered === undefined || optionalFlag(call, 'ordered');
  const upserted: Document[] = [];
  const errors: Document[] = [];
  let n = 0;
  let nModified = 0;
  for (const [index, statement] of updates.entries()) {
    try {
      const result = yield* once(call, target, name, statement, statements, index);
      n += result.n;
      nModified += result.nModified;
      if ('upserted' in result) upserted.push({ index, _id: result.upserted });
    } catch (error) {
      errors.push(writeErrorOf(call, error, index));
      if (ordered) break;
    }
    yield undefined;
  }
  return {
    n,
    nModified,
    ...(upserted.length > 0 ? { upserted } : {}),
    ...(errors.length > 0 ? { writeErrors: errors } : {}),
    ok: 1,
  };
}

interface Counted {
  n: number;
  nModified: number;
  upserted?: unknown;
}

/** Carries a statement out unless it was carried out before. */
function* once(
  call: Call,
  target: Target,
  name: string,
  statement: UpdateStatement,
  statements: Statements,
  index: number,
): Writing<Counted> {
  const before = statements.before(index);
  if (before) return before as unknown as Counted;
  const { n, nModified, ...rest } = yield* runUpdate(call, target, name, statement);
  const counted = { n, nModified, ...('upserted' in rest ? { upserted: rest.upserted } : {}) };
  statements.done(index, counted);
  return counted;
}
