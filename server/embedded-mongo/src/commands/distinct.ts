import { decodeDocument } from '../bson/decode.ts';
import { drainFlow } from '../cursors/fill-batch.ts';
import { must } from '../errors.ts';
import { idKeyOf } from '../keys/id-key.ts';
import { planQuery, runPlan } from '../plan/query.ts';
import { compileFilter } from '../query/matcher.ts';
import { splitPath, valuesAtPath } from '../query/path.ts';
import { maxDocumentSize } from '../storage/document-writes.ts';
import { optionalDocument, requiredText } from './arguments.ts';
import type { Command } from './command.ts';
import { collectionNameOf, findCollection } from './namespace.ts';
import { openReading } from './read-view.ts';

export const distinct: Command = {
  inTransaction: true,
  fields: ['key', 'query', 'hint'],
  async run(call) {
    const path = splitPath(requiredText(call, 'key'));
    const filter = optionalDocument(call, 'query') ?? {};
    compileFilter(filter);
    const collection = findCollection(call, collectionNameOf(call));
    if (!collection) return { body: { values: [], ok: 1 } };
    const values = new Map<string, unknown>();
    const fields = new Set([path[0] as string]);
    let bytes = 0;
    const reading = openReading(call);
    try {
      reading.check(collection);
      const hint = call.body.hint ?? undefined;
      const plan = planQuery(reading.view, collection, { filter, hint });
      await drainFlow(runPlan(reading.view, plan), call.deadline, (found) => {
        for (const value of distinctValues(decodeDocument(found.bytes, 0, fields), path)) {
          const key = idKeyOf(value).toString('latin1');
          if (values.has(key)) continue;
          values.set(key, value);
          bytes += key.length;
          must(bytes < maxDocumentSize, 'DistinctTooBig', 'distinct too big, 16mb cap');
        }
      });
    } finally {
      reading.release();
    }
    return { body: { values: [...values.values()], ok: 1 } };
  },
};

/** Elements of arrays count as values themselves. */
function distinctValues(document: Record<string, unknown>, path: readonly string[]): unknown[] {
  return valuesAtPath(document, path)
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .filter((value) => value !== undefined);
}
