import { isDocument } from '../bson/types.js';
export function splitPath(path) {
    return path.split('.');
}
export function isPosition(part) {
    return part !== undefined && /^(0|[1-9]\d*)$/.test(part);
}
/** Own field of a document; undefined when missing. */
export function fieldOf(document, name) {
    return Object.hasOwn(document, name) ? document[name] : undefined;
}
/**
 * Visits every value that MongoDB's matching sees at a path: arrays on the way are looked into, positions are followed.
 * A path that ends nowhere is visited as undefined. Stops when `visit` returns true, and returns that.
 */
export function someAtPath(root, path, visit, at = 0) {
    const value = fieldOf(root, path[at]);
    if (at === path.length - 1)
        return visit(value);
    if (isDocument(value))
        return someAtPath(value, path, visit, at + 1);
    if (Array.isArray(value))
        return someInArray(value, path, visit, at + 1);
    return visit(undefined);
}
function someInArray(array, path, visit, at) {
    const part = path[at];
    if (isPosition(part) && Number(part) < array.length) {
        if (someInElement(array[Number(part)], path, visit, at))
            return true;
    }
    return array.some((element) => isDocument(element) && someAtPath(element, path, visit, at));
}
/** `element` stands at the position that the path's part `at` names. */
function someInElement(element, path, visit, at) {
    if (at === path.length - 1)
        return visit(element, true);
    if (isDocument(element))
        return someAtPath(element, path, visit, at + 1);
    return Array.isArray(element) && someInArray(element, path, visit, at + 1);
}
/**
 * As `someAtPath`, and arrays at the end are visited themselves and element by element; not so what a position led to.
 */
export function someWithElements(root, path, visit) {
    return someAtPath(root, path, (value, byPosition) => visit(value) || (!byPosition && Array.isArray(value) && value.some((part) => visit(part))));
}
/** All values at a path in the sense of `someAtPath`. */
export function valuesAtPath(root, path) {
    const values = [];
    someAtPath(root, path, (value) => {
        values.push(value);
        return false;
    });
    return values;
}
//# sourceMappingURL=path.js.map