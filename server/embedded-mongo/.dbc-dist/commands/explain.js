import { drainFlow } from '../cursors/fill-batch.js';
import { DatabaseError, must } from '../errors.js';
import { describeAccess } from '../plan/access.js';
import { planQuery, runPlan } from '../plan/query.js';
import { prepare, sourceOf } from './aggregate.js';
import { optionalCount, optionalDocument, optionalText, requiredDocument, requiredDocuments, } from './arguments.js';
import { serverVersion } from './hello.js';
import { collectionNameOf, findCollection } from './namespace.js';
import { openReading } from './read-view.js';
const verbosities = ['queryPlanner', 'executionStats', 'allPlansExecution'];
export const explain = {
    fields: ['verbosity'],
    async run(call) {
        const body = requiredDocument(call, 'explain');
        const verbosity = optionalText(call, 'verbosity') ?? 'allPlansExecution';
        must(verbosities.includes(verbosity), 'BadValue', `unknown verbosity: ${verbosity}`);
        const name = Object.keys(body)[0] ?? '';
        const inner = { ...call, name, body };
        const reading = openReading(call);
        try {
            const { plan, namespace } = planOf(inner, reading);
            const stats = plan && verbosity !== 'queryPlanner' ? await execution(call, reading, plan) : undefined;
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
        }
        finally {
            reading.release();
        }
    },
};
function planOf(call, reading) {
    if (call.name === 'aggregate') {
        const name = sourceOf(call);
        const { plan } = prepare(call, name, requiredDocuments(call, 'pipeline'), reading);
        return { plan, namespace: `${call.database}.${name ?? '$cmd.aggregate'}` };
    }
    const query = queryOf(call);
    const name = collectionNameOf(call);
    const collection = findCollection(call, name);
    const plan = collection && planQuery(reading.view, collection, query);
    return { plan, namespace: `${call.database}.${name}` };
}
function queryOf(call) {
    const hint = call.body.hint ?? undefined;
    switch (call.name) {
        case 'find':
            return {
                filter: optionalDocument(call, 'filter') ?? {},
                sort: optionalDocument(call, 'sort'),
                skip: optionalCount(call, 'skip') ?? 0,
                limit: Math.abs(Number(call.body.limit ?? 0)),
                hint,
            };
        case 'count':
        case 'distinct':
        case 'findAndModify':
            return {
                filter: optionalDocument(call, 'query') ?? {},
                sort: optionalDocument(call, 'sort'),
                hint,
            };
        case 'update':
        case 'delete':
            return ofStatement(requiredDocuments(call, `${call.name}s`)[0]);
        default:
            throw new DatabaseError('CommandNotFound', `Explain failed due to unknown command: ${call.name}`);
    }
}
function ofStatement(statement = {}) {
    const filter = requiredDocument({ name: 'explain', body: statement }, 'q');
    return { filter, hint: statement.hint ?? undefined };
}
function winningPlan(plan) {
    const access = describeAccess(plan.collection, plan.access);
    if (plan.sorted)
        return access;
    const sortPattern = Object.fromEntries(plan.sort.map(({ field, direction }) => [field, direction]));
    return { stage: 'SORT', sortPattern, inputStage: access };
}
async function execution(call, reading, plan) {
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
//# sourceMappingURL=explain.js.map