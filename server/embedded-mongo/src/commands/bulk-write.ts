import { encodeDocument } from '../bson/encode.ts';
import { type Document, toNumber } from '../bson/types.ts';
import { must } from '../errors.ts';
import type { Writing } from '../storage/group-writer.ts';
import type { Target } from '../storage/target.ts';
import type { Answer } from '../wire/answer.ts';
import { optionalDocument, optionalFlag, requiredDocuments } from './arguments.ts';
import { type Operation, operationFrom } from './bulk-operation.ts';
import type { Call, Command } from './command.ts';
import { cursorBatchSize, openCursor } from './cursor-answer.ts';
import { runDelete } from './delete.ts';
import { checkBatchSize, inserter } from './insert.ts';
import { splitNamespace } from './split-namespace.ts';
import { Statements } from './statements.ts';
import { runUpdate } from './update-statement.ts';
import { prepareCollection, whenFree, write } from './write.ts';
import { writeErrorOf } from './write-errors.ts';

export const bulkWrite: Command = {
  admin: true,
  inTransaction: true,
  retryable: true,
  fields: [
    'ops',
    'nsInfo',
    'ordered',
    'errorsOnly',
    'let',
    'cursor',
    'bypassDocumentValidation',
    'stmtId',
    'stmtIds',
  ],
  async run(call) {
    const ops = requiredDocuments(call, 'ops');
    checkBatchSize(ops.length);
    const spaces = requiredDocuments(call, 'nsInfo').map(({ ns }) => splitNamespace(ns));
    const variables = optionalDocument(call, 'let');
    const operations = ops.map((op) => operationFrom(op, spaces, variables));
    for (const { place } of operations)
      await prepareCollection(within(call, place.database), place.name);
    const statements = new Statements(call);
    const repeatable =
      !statements.repeatable ||
      operations.every((each) => !('multi' in each.statement && each.statement.multi));
    must(repeatable, 'InvalidOptions', 'Cannot use retryable writes with multi=true');
    const tally = await write(call, (target) => runAll(call, target, operations, statements));
    return answer(call, tally);
  },
};

/** The same call on another database. */
function within(call: Call, database: string): Call {
  return { ...call, database };
}

interface Tally {
  results: Document[];
  nErrors: number;
  nInserted: number;
  nMatched: number;
  nModified: number;
  nUpserted: number;
  nDeleted: number;
}

function* runAll(
  call: Call,
  target: Target,
  operations: Operation[],
  statements: Statements,
): Writing<Tally> {
  const ordered = call.body.ordered === undefined || optionalFlag(call, 'ordered');
  const tally = {
    results: [] as Document[],
    nErrors: 0,
    nInserted: 0,
    nMatched: 0,
    nModified: 0,
    nUpserted: 0,
    nDeleted: 0,
  };
  for (const [idx, operation] of operations.entries()) {
    try {
      const before = statements.before(idx);
      const result = before ?? (yield* runOne(call, target, operation));
      if (!before) statements.done(idx, result);
      add(tally, operation, result);
      tally.results.push({ ok: 1, idx, ...result });
    } catch (error) {
      const { index, code, errmsg, ...extra } = writeErrorOf(call, error, idx);
      tally.nErrors += 1;
      tally.results.push({ ok: 0, idx: index, code, errmsg, ...extra, n: 0 });
      if (ordered) break;
    }
    yield undefined;
  }
  return tally;
}

function* runOne(
  call: Call,
  target: Target,
  { kind, place, statement }: Operation,
): Writing<Document> {
  const inner = within(call, place.database);
  switch (kind) {
    case 'insert': {
      const insertOne = inserter(inner, target, place.name);
      yield* whenFree(() => insertOne(encodeDocument(statement)));
      return { n: 1 };
    }
    case 'update': {
      const { n, nModified, ...rest } = yield* runUpdate(inner, target, place.name, statement);
      return { n, nModified, ...('upserted' in rest ? { upserted: { _id: rest.upserted } } : {}) };
    }
    case 'delete':
      return { n: yield* runDelete(inner, target, place.name, statement) };
  }
}

function add(tally: Tally, { kind }: Operation, result: Document): void {
  const n = toNumber(result.n);
  if (kind === 'insert') tally.nInserted += n;
  if (kind === 'delete') tally.nDeleted += n;
  if (kind !== 'update') return;
  tally.nModified += toNumber(result.nModified);
  if ('upserted' in result) tally.nUpserted += 1;
  else tally.nMatched += n;
}

async function answer(call: Call, { results, ...counts }: Tally): Promise<Answer> {
  const errorsOnly = optionalFlag(call, 'errorsOnly');
  const shown = errorsOnly ? results.filter(({ ok }) => ok === 0) : results;
  function* flow() {
    for (const result of shown) yield encodeDocument(result);
  }
  const reading = { view: call.engine.newest, check: () => undefined, release: () => undefined };
  const batchSize = cursorBatchSize(call) ?? Number.POSITIVE_INFINITY;
  const opened = await openCursor(call, {
    namespace: 'admin.$cmd.bulkWrite',
    documents: flow(),
    reading,
    batchSize,
  });
  Object.assign(opened.body, counts);
  return opened;
}
