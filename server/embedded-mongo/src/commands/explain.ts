import type { Document } from '../bson/types.ts';
import { drainFlow } from '../cursors/fill-batch.ts';
import { must } from '../errors.ts';
import { describeAccess } from '../plan/access.ts';
import { type Plan, planQuery, runPlan } from '../plan/query.ts';
import { aggregate, prepare, sourceOf } from './aggregate.ts';
import { optionalText, requiredDocument, requiredDocuments } from './arguments.ts';
import type { Call, Command } from './command.ts';
import { count } from './count.ts';
import { deleteDocuments } from './delete.ts';
import { distinct } from './distinct.ts';
import { explainedQuery } from './explained-query.ts';
import { find } from './find.ts';
import { findAndModify } from './find-and-modify.ts';
import { checkFields } from './generic-fields.ts';
import { serverVersion } from './hello.ts';
import { collectionNameOf, findCollection } from './namespace.ts';
import type { Reading } from './read-view.ts';
import { openReading } from './read-view.ts';
import { update } from './update.ts';

const verbosities = ['queryPlanner', 'executionStats', 'allPlansExecution'];

const explained: ReadonlyMap<string, Command> = new Map(
  Object.entries({
    aggregate,
    count,
    delete: deleteDocuments,
    distinct,
    find,
    findAndModify,
    findandmodify: findAndModify,
    update,
  }),
);

export const explain: Command = {
  fields: ['verbosity'],
  async run(call) {
    const body = requiredDocument(call, 'explain');
    const verbosity = optionalText(call, 'verbosity') ?? 'allPlansExecution';
    must(verbosities.includes(verbosity), 'BadValue', `unknown verbosity: ${verbosity}`);
    const name = Object.keys(body)[0] ?? '';
    const inner: Call = { ...call, name, body };
    const command = explained.get(name);
    must(command, 'CommandNotFound', `Explain failed due to unknown command: ${name}`);
    checkFields(inner, command);
    const reading = openReading(call);
    try {
      const { plan, namespace } = planOf(inner, reading);
      const stats =
        plan && verbosity !== 'queryPlanner' ? await execution(call, reading, plan) : undefined;
      return {
        body: {
          explainVersion: '1',
          queryPlanner: {
            namespace,
            winningPlan: plan ? winningPlan(plan) : { stage: 'EOF' },
            rejectedPlans: [],
          },
          ...(stats ? { executionStats: stats } : {}),
          command: body,
          serverInfo: { version: serverVersion },
          ok: 1,
        },
      };
    } finally {
      reading.release();
    }
  },
};

function planOf(call: Call, reading: Reading): { plan: Plan | undefined; namespace: string } {
  if (call.name === 'aggregate') {
    const name = sourceOf(call);
    const { plan } = prepare(call, name, requiredDocuments(call, 'pipeline'), reading);
    return { plan, namespace: `${call.database}.${name ?? '$cmd.aggregate'}` };
  }
  const query = explainedQuery(call);
  const name = collectionNameOf(call);
  const collection = findCollection(call, name);
  const plan = collection && planQuery(reading.view, collection, query);
  return { plan, namespace: `${call.database}.${name}` };
}

function winningPlan(plan: Plan): Document {
  const access = describeAccess(plan.collection, plan.access);
  if (plan.sorted) return access;
  const sortPattern = Object.fromEntries(
    plan.sort.map(({ field, direction }) => [field, direction]),
  );
  return { stage: 'SORT', sortPattern, inputStage: access };
}

async function execution(call: Call, reading: Reading, plan: Plan): Promise<Document> {
  const start = performance.now();
  let returned = 0;
  await drainFlow(runPlan(reading.view, plan), call.deadline, () => {
    returned += 1;
  });
  return {
    executionSuccess: true,
    nReturned: returned,
    executionTimeMillis: Math.round(performance.now() - start),
    totalKeysExamined: plan.effort.keys,
    totalDocsExamined: plan.effort.documents,
  };
}
