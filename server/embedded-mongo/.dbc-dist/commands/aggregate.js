import { compilePipeline } from '../aggregate/compile-pipeline.js';
import { decodeDocument } from '../bson/decode.js';
import { encodeDocument } from '../bson/encode.js';
import { must } from '../errors.js';
import { planQuery, runPlan } from '../plan/query.js';
import { writeOutput } from './aggregate-output.js';
import { optionalDocument, requiredDocument, requiredDocuments } from './arguments.js';
import { cursorBatchSize, openCursor } from './cursor-answer.js';
import { guarded, nothing } from './guarded.js';
import { checkCollectionName, findCollection } from './namespace.js';
import { openReading } from './read-view.js';
export const aggregate = {
    inTransaction: true,
    fields: ['pipeline', 'cursor', 'allowDiskUse', 'hint', 'let', 'bypassDocumentValidation'],
    async run(call) {
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
        }
        finally {
            reading.release();
        }
        const empty = { view: reading.view, check: () => undefined, release: () => undefined };
        return openCursor(call, { namespace, documents: nothing(), reading: empty, batchSize });
    },
};
/** The collection that is read; undefined for `aggregate: 1`. */
export function sourceOf(call) {
    const name = call.body.aggregate;
    if (Number(name) === 1)
        return undefined;
    checkCollectionName(call.database, name);
    return name;
}
export function prepare(call, name, pipeline, reading) {
    const variables = optionalDocument(call, 'let') ?? {};
    const compiled = compilePipeline(pipeline, {
        database: call.database,
        variables,
        read: (database, collection, filter) => readAll(call, reading, database, collection, filter),
    });
    if (compiled.sourceless)
        return { compiled, documents: compiled.run([]), plan: undefined };
    must(name !== undefined, 'InvalidNamespace', '{aggregate: 1} is not valid for a pipeline that does not begin with its own documents');
    must(!(compiled.output && call.transaction), 'OperationNotSupportedInTransaction', '$out and $merge cannot be used in a transaction');
    const plan = planSource(call, name, compiled, reading, variables);
    const source = plan ? decoded(runPlan(reading.view, plan), compiled.leading.fields) : [];
    return { compiled, documents: compiled.run(source), plan };
}
function planSource(call, name, { leading }, reading, variables) {
    const collection = findCollection(call, name);
    if (!collection)
        return undefined;
    reading.check(collection);
    return planQuery(reading.view, collection, {
        filter: leading.filter ?? {},
        sort: leading.sort,
        ...(leading.limit === undefined ? {} : { limit: leading.limit }),
        hint: call.body.hint ?? undefined,
        variables,
    });
}
function* readAll(call, reading, database, name, filter = {}) {
    const collection = findCollection(call, name, database);
    if (!collection)
        return;
    reading.check(collection);
    yield* decoded(runPlan(reading.view, planQuery(reading.view, collection, { filter })), undefined);
}
function* decoded(candidates, fields) {
    for (const candidate of candidates)
        yield candidate && decodeDocument(candidate.bytes, 0, fields);
}
function* encoded(documents) {
    for (const document of documents)
        yield document && encodeDocument(document);
}
//# sourceMappingURL=aggregate.js.map