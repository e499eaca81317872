import { countOf } from './limits.js';
import { sortedBy, sortKeysOf } from './sort-stage.js';
/** A sort that a limit follows holds no more than the limit, also with a skip between. */
export function limitedSorts(pipeline, compiled) {
    return compiled.map((stage, at) => {
        const operand = pipeline[at]?.$sort;
        const most = operand === undefined ? undefined : limitAfter(pipeline, at + 1);
        return most === undefined ? stage : sortedBy(sortKeysOf(operand), most);
    });
}
function limitAfter(pipeline, at) {
    const next = pipeline[at] ?? {};
    if ('$limit' in next)
        return countOf('$limit', next.$limit, 1);
    if (!('$skip' in next))
        return undefined;
    const following = pipeline[at + 1] ?? {};
    if (!('$limit' in following))
        return undefined;
    return countOf('$skip', next.$skip, 0) + countOf('$limit', following.$limit, 1);
}
//# sourceMappingURL=sort-limits.js.map