import { must } from '../errors.ts';
import { planQuery, projectedBytes, projectionOf, runPlan } from '../plan/query.ts';
import { compileFilter } from '../query/matcher.ts';
import { parseSort } from '../query/sort.ts';
import type { Flow } from '../storage/scan.ts';
import { optionalCount, optionalDocument, optionalFlag, optionalNumber } from './arguments.ts';
import type { Call, Command } from './command.ts';
import { openCursor } from './cursor-answer.ts';
import { guarded, nothing } from './guarded.ts';
import { collectionNameOf, findCollection } from './namespace.ts';
import { openReading, type Reading } from './read-view.ts';

/** What would change the result and is not honoured. */
const refusedBounds = ['min', 'max'];
const refusedFlags = ['tailable', 'awaitData', 'returnKey', 'showRecordId', 'oplogReplay'];

export const find: Command = {
  inTransaction: true,
  fields: [
    'filter',
    'sort',
    'projection',
    'hint',
    'skip',
    'limit',
    'batchSize',
    'singleBatch',
    'allowDiskUse',
    'allowPartialResults',
    'noCursorTimeout',
    'let',
    ...refusedBounds,
    ...refusedFlags,
  ],
  run(call) {
    const name = collectionNameOf(call);
    for (const flag of refusedFlags) refuse(flag, optionalFlag(call, flag));
    for (const bound of refusedBounds) refuse(bound, optionalDocument(call, bound) !== undefined);
    const reading = openReading(call);
    const asked = optionalNumber(call, 'limit') ?? 0;
    const limit = Math.abs(asked);
    return openCursor(call, {
      namespace: `${call.database}.${name}`,
      documents: guarded(reading, () => found(call, name, limit, reading)),
      reading,
      batchSize: optionalCount(call, 'batchSize'),
      ...(limit > 0 ? { limit } : {}),
      singleBatch: asked < 0 || optionalFlag(call, 'singleBatch'),
      keepForever: optionalFlag(call, 'noCursorTimeout'),
    });
  },
};

function refuse(option: string, given: boolean): void {
  must(!given, 'CommandNotSupported', `${option} is not supported by the embedded database`);
}

function found(call: Call, name: string, limit: number, reading: Reading): Flow<Buffer> {
  const filter = optionalDocument(call, 'filter') ?? {};
  const projection = optionalDocument(call, 'projection');
  const sort = optionalDocument(call, 'sort');
  const variables = optionalDocument(call, 'let');
  const skip = optionalCount(call, 'skip') ?? 0;
  const collection = findCollection(call, name);
  if (!collection) {
    compileFilter(filter, variables);
    projectionOf(projection, { filter, variables });
    parseSort(sort);
    return nothing();
  }
  reading.check(collection);
  const hint = call.body.hint ?? undefined;
  const plan = planQuery(reading.view, collection, { filter, sort, skip, limit, hint, variables });
  return projectedBytes(runPlan(reading.view, plan), projection, { filter, variables });
}
