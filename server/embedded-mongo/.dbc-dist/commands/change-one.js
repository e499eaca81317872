import { decodeDocument } from '../bson/decode.js';
import { treeKey } from '../keys/id-key.js';
import { planQuery, runPlan } from '../plan/query.js';
import { KeyHeld } from '../storage/target.js';
/**
 * Finds the first document of a query and changes it before anybody else can. When an open transaction holds it, the
 * search begins anew after that has ended.
 */
export function* changeFirst(target, collection, query, change) {
    for (;;) {
        const candidate = yield* firstOf(target, collection, query);
        if (!candidate)
            return undefined;
        const bytes = target.get(treeKey(collection.id, candidate.idKey));
        if (!bytes?.equals(candidate.bytes))
            continue;
        try {
            return change({ bytes, document: decodeDocument(bytes) });
        }
        catch (error) {
            if (!(error instanceof KeyHeld))
                throw error;
            yield error.released;
        }
    }
}
function* firstOf(target, collection, query) {
    if (collection.dropped)
        return undefined;
    const plan = planQuery(target, collection, { ...query, limit: 1 });
    for (const candidate of runPlan(target, plan)) {
        if (candidate)
            return candidate;
        yield undefined;
    }
    return undefined;
}
/** Changes every document of a query that still matches when its turn comes, each once. */
export function* changeAll(target, collection, query, change) {
    const plan = planQuery(target, collection, query);
    const idKeys = [];
    for (const candidate of runPlan(target, plan)) {
        if (candidate)
            idKeys.push(candidate.idKey);
        else
            yield undefined;
    }
    for (const idKey of idKeys) {
        yield* changeIfMatching(target, collection, idKey, plan.matches, change);
        yield undefined;
    }
}
function* changeIfMatching(target, collection, idKey, matches, change) {
    for (;;) {
        const bytes = collection.dropped ? undefined : target.get(treeKey(collection.id, idKey));
        if (!bytes)
            return;
        const document = decodeDocument(bytes);
        if (!matches(document))
            return;
        try {
            return change({ bytes, document });
        }
        catch (error) {
            if (!(error instanceof KeyHeld))
                throw error;
            yield error.released;
        }
    }
}
//# sourceMappingURL=change-one.js.map