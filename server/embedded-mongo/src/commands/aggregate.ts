import { compilePipeline } from '../aggregate/compile-pipeline.ts';
import type { Pipeline, Stream } from '../aggregate/pipeline-types.ts';
import { decodeDocument } from '../bson/decode.ts';
import { encodeDocument } from '../bson/encode.ts';
import type { Document } from '../bson/types.ts';
import { must } from '../errors.ts';
import { type Plan, planQuery, runPlan } from '../plan/query.ts';
import type { Flow } from '../storage/scan.ts';
import { writeOutput } from './aggregate-output.ts';
import {
  optionalDocument,
  optionalFlag,
  requiredDocument,
  requiredDocuments,
} from './arguments.ts';
import type { Call, Command } from './command.ts';
import { cursorBatchSize, openCursor } from './cursor-answer.ts';
import { guarded, nothing } from './guarded.ts';
import { checkCollectionName, findCollection } from './namespace.ts';
import { openReading, type Reading } from './read-view.ts';

export const aggregate: Command = {
  inTransaction: true,
  fields: [
    'pipeline',
    'cursor',
    'allowDiskUse',
    'hint',
    'let',
    'bypassDocumentValidation',
    'explain',
  ],
  async run(call) {
    must(
      !optionalFlag(call, 'explain'),
      'CommandNotSupported',
      'The embedded database explains by the command explain only',
    );
    const pipeline = requiredDocuments(call, 'pipeline');
    requiredDocument(call, 'cursor');
    const batchSize = cursorBatchSize(call);
    const name = sourceOf(call);
    const reading = openReading(call);
    const { compiled, documents } = guarded(reading, () => prepare(call, name, pipeline, reading));
    const namespace = `${call.database}.${name ?? '$cmd.aggregate'}`;
    if (!compiled.output)
      return openCursor(call, { namespace, documents: encoded(documents), reading, batchSize });
    try {
      await writeOutput(call, compiled.output, documents);
    } finally {
      reading.release();
    }
    const empty = { view: reading.view, check: () => undefined, release: () => undefined };
    return openCursor(call, { namespace, documents: nothing(), reading: empty, batchSize });
  },
};

/** The collection that is read; undefined for `aggregate: 1`. */
export function sourceOf(call: Call): string | undefined {
  const name = call.body.aggregate;
  if (Number(name) === 1) return undefined;
  checkCollectionName(call.database, name);
  return name;
}

interface Prepared {
  compiled: Pipeline;
  documents: Stream;
  plan: Plan | undefined;
}

export function prepare(
  call: Call,
  name: string | undefined,
  pipeline: Document[],
  reading: Reading,
): Prepared {
  const variables = optionalDocument(call, 'let') ?? {};
  const compiled = compilePipeline(pipeline, {
    database: call.database,
    variables,
    read: (database, collection, filter) => readAll(call, reading, database, collection, filter),
  });
  if (compiled.sourceless) return { compiled, documents: compiled.run([]), plan: undefined };
  must(
    name !== undefined,
    'InvalidNamespace',
    '{aggregate: 1} is not valid for a pipeline that does not begin with its own documents',
  );
  must(
    !(compiled.output && call.transaction),
    'OperationNotSupportedInTransaction',
    '$out and $merge cannot be used in a transaction',
  );
  const plan = planSource(call, name, compiled, reading, variables);
  const source = plan ? decoded(runPlan(reading.view, plan), compiled.leading.fields) : [];
  return { compiled, documents: compiled.run(source), plan };
}

function planSource(
  call: Call,
  name: string,
  { leading }: Pipeline,
  reading: Reading,
  variables: Document,
): Plan | undefined {
  const collection = findCollection(call, name);
  if (!collection) return undefined;
  reading.check(collection);
  return planQuery(reading.view, collection, {
    filter: leading.filter ?? {},
    sort: leading.sort,
    ...(leading.limit === undefined ? {} : { limit: leading.limit }),
    hint: call.body.hint ?? undefined,
    variables,
  });
}

function* readAll(
  call: Call,
  reading: Reading,
  database: string,
  name: string,
  filter: Document = {},
): Flow<Document> {
  const collection = findCollection(call, name, database);
  if (!collection) return;
  reading.check(collection);
  yield* decoded(runPlan(reading.view, planQuery(reading.view, collection, { filter })), undefined);
}

function* decoded(
  candidates: ReturnType<typeof runPlan>,
  fields: ReadonlySet<string> | undefined,
): Flow<Document> {
  for (const candidate of candidates) yield candidate && decodeDocument(candidate.bytes, 0, fields);
}

function* encoded(documents: Stream): Flow<Buffer> {
  for (const document of documents) yield document && encodeDocument(document);
}
