import { isDocument } from '../bson/types.js';
import { compileFilter } from '../query/matcher.js';
import { neededFields } from './dependencies.js';
import { countOf } from './limits.js';
import { filterOf } from './match.js';
import { sortKeysOf } from './sort-stage.js';
/** Splits what the source can do from the front of a pipeline. */
export function splitLeading(pipeline, variables) {
    const leading = {};
    const rest = [...pipeline];
    takeFilters(leading, rest);
    takeSort(leading, rest);
    if (leading.sort)
        takeFilters(leading, rest);
    if (leading.filter)
        compileFilter(leading.filter, variables);
    takeLimit(leading, rest);
    const fields = neededFields(rest, variables);
    if (fields)
        leading.fields = withOwnFields(fields, leading.sort);
    return { leading, rest };
}
function takeFilters(leading, rest) {
    for (let stage = rest[0]; isDocument(stage) && '$match' in stage; stage = rest[0]) {
        const filter = filterOf(stage.$match);
        leading.filter = leading.filter ? { $and: [leading.filter, filter] } : filter;
        rest.shift();
    }
}
function takeSort(leading, rest) {
    const stage = rest[0];
    if (!isDocument(stage) || !('$sort' in stage))
        return;
    sortKeysOf(stage.$sort);
    leading.sort = stage.$sort;
    rest.shift();
}
/** A $limit goes to the source; after a $skip the source reads so many more and the skip stays. */
function takeLimit(leading, rest) {
    const [first, second] = rest;
    if (isDocument(first) && '$limit' in first) {
        leading.limit = countOf('$limit', first.$limit, 1);
        rest.shift();
    }
    else if (isDocument(first) && '$skip' in first && isDocument(second) && '$limit' in second) {
        const skipped = countOf('$skip', first.$skip, 0);
        leading.limit = skipped + countOf('$limit', second.$limit, 1);
        rest.splice(1, 1);
    }
}
function withOwnFields(fields, sort) {
    const names = Object.keys(sort ?? {}).map((name) => name.split('.')[0]);
    return new Set([...fields, ...names]);
}
//# sourceMappingURL=leading.js.map