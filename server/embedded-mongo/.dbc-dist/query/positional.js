import { compileFilter } from './matcher.js';
import { fieldOf, splitPath } from './path.js';
/** Position of the first element of the array at `path` for which the filter's conditions on that array hold. */
export function firstMatch(filter, document, path) {
    const conditions = conditionsOn(filter, path);
    const array = arrayAt(document, path);
    if (conditions.length === 0 || !array)
        return undefined;
    return positionOf(conditions, array, path) ?? positionOf(conditions.slice(-1), array, path);
}
/** Several conditions may have been met by several elements; then the last condition decides. */
function positionOf(conditions, array, path) {
    const compiled = compileFilter({ $and: conditions });
    const at = array.findIndex((element) => compiled.matches(nested(path, [element])));
    return at < 0 ? undefined : at;
}
/** The array that the path leads to, also when its own parents are plain documents only. */
export function arrayAt(document, path) {
    let value = document;
    for (const part of splitPath(path)) {
        if (typeof value !== 'object' || value === null)
            return undefined;
        value = fieldOf(value, part);
    }
    return Array.isArray(value) ? value : undefined;
}
function conditionsOn(filter, path) {
    return Object.entries(filter).flatMap(([name, value]) => {
        if (name === '$and' && Array.isArray(value))
            return value.flatMap((part) => conditionsOn(part, path));
        if (name === '$or' && Array.isArray(value)) {
            const branches = value.flatMap((part) => conditionsOn(part, path));
            return branches.length > 0 ? [{ $or: branches }] : [];
        }
        return name === path || name.startsWith(`${path}.`) ? [{ [name]: value }] : [];
    });
}
function nested(path, value) {
    return splitPath(path).reduceRight((inner, part) => ({ [part]: inner }), value);
}
//# sourceMappingURL=positional.js.map