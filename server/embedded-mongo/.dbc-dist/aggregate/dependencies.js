import { isDocument } from '../bson/types.js';
import { compileFilter } from '../query/matcher.js';
/**
 * The top-level fields that stages look at, when a stage near the front makes its results of these alone; undefined
 * when whole documents may be needed.
 */
export function neededFields(pipeline, variables) {
    const fields = new Set();
    for (const stage of pipeline) {
        const [name, operand] = Object.entries(stage)[0] ?? [];
        const reach = name === undefined ? undefined : reaches.get(name)?.(operand, variables);
        if (!reach)
            return undefined;
        for (const field of reach.fields)
            fields.add(field);
        if (reach.last)
            return fields;
    }
    return undefined;
}
const reaches = new Map([
    ['$match', reachOfMatch],
    ['$sort', (operand) => ({ fields: topNames(operand), last: false })],
    ['$limit', () => ({ fields: [], last: false })],
    ['$skip', () => ({ fields: [], last: false })],
    ['$unwind', (operand) => reachOfExpressions(operand, false)],
    ['$addFields', (operand) => reachOfExpressions(operand, false)],
    ['$set', (operand) => reachOfExpressions(operand, false)],
    ['$group', (operand) => reachOfExpressions(operand, true)],
    ['$sortByCount', (operand) => reachOfExpressions(operand, true)],
    ['$bucket', (operand) => reachOfExpressions(operand, true)],
    ['$count', () => ({ fields: [], last: true })],
    ['$project', reachOfProject],
]);
function reachOfMatch(operand, variables) {
    const { fields } = compileFilter(operand, variables);
    return fields && { fields, last: false };
}
function topNames(spec) {
    return Object.keys(spec).map((name) => name.split('.')[0]);
}
function reachOfExpressions(operand, last) {
    const fields = new Set();
    return collect(operand, fields) ? { fields, last } : undefined;
}
function reachOfProject(operand) {
    if (!isDocument(operand))
        return undefined;
    const values = Object.entries(operand).filter(([name]) => name !== '_id');
    const including = values.some(([, value]) => value === 1 || value === true || isDocument(value));
    if (!including)
        return undefined;
    const reach = reachOfExpressions(operand, true);
    return reach && { fields: [...reach.fields, ...topNames(operand), '_id'], last: true };
}
/** Operators that look at fields named without a `$`, or at the document itself. */
const opaque = new Set(['sortBy', '$getField', '$setField', '$unsetField']);
/** Collects the first parts of all paths; false when the whole document is named. */
function collect(expression, fields) {
    if (typeof expression === 'string')
        return collectText(expression, fields);
    if (Array.isArray(expression))
        return expression.every((part) => collect(part, fields));
    if (!isDocument(expression))
        return true;
    return Object.entries(expression).every(([name, part]) => !opaque.has(name) && collect(part, fields));
}
function collectText(text, fields) {
    if (text.startsWith('$$'))
        return !/^\$\$(ROOT|CURRENT)\b/.test(text);
    if (text.startsWith('$'))
        fields.add(text.slice(1).split('.')[0]);
    return true;
}
//# sourceMappingURL=dependencies.js.map