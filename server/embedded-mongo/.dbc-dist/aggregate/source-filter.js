import { isDocument, rank, rankOf } from '../bson/types.js';
/**
 * What of a pipeline's first $match a collection can be read by, joined with `filter`. The $match itself stays, so this
 * may let more through: of `$expr` only equalities of a field with a variable's plain value are used.
 */
export function sourceFilter(pipeline, variables, filter) {
    const match = pipeline[0]?.$match;
    const parts = filter ? [filter] : [];
    if (isDocument(match))
        parts.push(...usableParts(match, variables));
    return parts.length > 1 ? { $and: parts } : parts[0];
}
function usableParts(match, variables) {
    return Object.entries(match).flatMap(([name, value]) => {
        if (name === '$expr')
            return equalities(value, variables);
        if (name === '$and' && Array.isArray(value))
            return value.filter(isDocument).flatMap((part) => usableParts(part, variables));
        return name.startsWith('$') ? [] : [{ [name]: value }];
    });
}
function equalities(expression, variables) {
    if (!isDocument(expression))
        return [];
    if (Array.isArray(expression.$and))
        return expression.$and.flatMap((part) => equalities(part, variables));
    if (!Array.isArray(expression.$eq) || expression.$eq.length !== 2)
        return [];
    const [left, right] = expression.$eq;
    return equality(left, right, variables) ?? equality(right, left, variables) ?? [];
}
const plainKinds = new Set([
    rank.number,
    rank.string,
    rank.objectId,
    rank.bool,
    rank.date,
    rank.binary,
]);
function equality(field, variable, variables) {
    if (typeof field !== 'string' || !/^\$[^$]/.test(field))
        return undefined;
    const value = constantOf(variable, variables);
    if (!plainKinds.has(rankOf(value)))
        return undefined;
    return [{ [field.slice(1)]: { $eq: value } }];
}
function constantOf(operand, variables) {
    if (typeof operand !== 'string' || !operand.startsWith('$'))
        return operand;
    const name = operand.slice(2);
    return operand.startsWith('$$') && Object.hasOwn(variables, name) ? variables[name] : undefined;
}
//# sourceMappingURL=source-filter.js.map