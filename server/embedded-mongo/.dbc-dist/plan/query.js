import { decodeDocument } from '../bson/decode.js';
import { encodeDocument } from '../bson/encode.js';
import { compileFilter } from '../query/matcher.js';
import { compileProjection, namedFields } from '../query/projection.js';
import { parseSort, sortValuesOf } from '../query/sort.js';
import { Sorter } from '../query/sorter.js';
import { candidatesOf } from './access.js';
import { chooseAccess } from './choose.js';
/** Parses a query; throws for what is malformed even when there is nothing to read. */
export function planQuery(view, collection, query) {
    const { filter, skip = 0, limit = 0, hint, variables } = query;
    const { matches, fields } = compileFilter(filter, variables);
    const sort = parseSort(query.sort);
    return {
        ...chooseAccess(view, collection, filter, sort, hint),
        collection,
        sort,
        skip,
        limit: limit || Number.POSITIVE_INFINITY,
        fields,
        matches,
        effort: { keys: 0, documents: 0 },
    };
}
/** The documents that match, in order, between skip and limit. */
export function* runPlan(view, plan) {
    const { skip, limit } = plan;
    const matching = plan.sorted ? matchingOf(view, plan) : inOrder(view, plan);
    let passed = 0;
    for (const candidate of matching) {
        if (!candidate)
            yield undefined;
        else if (passed < skip)
            passed += 1;
        else {
            passed += 1;
            yield candidate;
            if (passed - skip >= limit)
                return;
        }
    }
}
function* matchingOf(view, plan) {
    const { access, collection, fields, matches, effort } = plan;
    const first = Number.isFinite(plan.limit) ? Math.min(plan.limit + plan.skip + 1, 100) : undefined;
    for (const candidate of candidatesOf(view, collection, access, effort, first))
        if (!candidate || matches(decodeDocument(candidate.bytes, 0, fields)))
            yield candidate;
}
function* inOrder(view, plan) {
    const { sort, skip, limit } = plan;
    const sorter = new Sorter(sort, skip + limit);
    const fields = new Set(sort.map(({ path }) => path[0]));
    for (const candidate of matchingOf(view, { ...plan, limit: Number.POSITIVE_INFINITY })) {
        if (candidate) {
            const values = sortValuesOf(decodeDocument(candidate.bytes, 0, fields), sort);
            sorter.add(candidate, values, candidate.bytes.length);
        }
        else
            yield undefined;
    }
    yield* sorter.inOrder();
}
/** Documents as a projection shows them, as bytes. */
export function* projectedBytes(candidates, projection, options) {
    const project = projectionOf(projection, options);
    for (const candidate of candidates)
        yield candidate && (project ? project(candidate.bytes) : candidate.bytes);
}
/** Compiles a find's projection over bytes; undefined when it leaves documents as they are. */
export function projectionOf(projection, options) {
    if (!projection || Object.keys(projection).length === 0)
        return undefined;
    const { filter, variables } = options;
    const project = compileProjection(projection, {
        find: { filter },
        ...(variables ? { variables } : {}),
    });
    const fields = namedFields(projection);
    return (bytes) => encodeDocument(project(decodeDocument(bytes, 0, fields)));
}
//# sourceMappingURL=query.js.map