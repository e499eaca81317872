import { compareStrings } from '../bson/compare.js';
import { DatabaseError, must } from '../errors.js';
import { isPosition } from '../query/path.js';
/** Adds one path; two that touch the same value are refused. */
export function addPath(root, path, change) {
    let node = root;
    const parts = checkedParts(path);
    parts.forEach((part, at) => {
        if (node.change)
            throw conflict(path, parts.slice(0, at).join('.'));
        let child = node.children.get(part);
        if (!child) {
            child = { children: new Map() };
            node.children.set(part, child);
        }
        node = child;
    });
    if (node.change || node.children.size > 0)
        throw conflict(path, path);
    node.change = change;
}
export function conflict(path, at) {
    return new DatabaseError('ConflictingUpdateOperators', `Updating the path '${path}' would create a conflict at '${at}'`);
}
function checkedParts(path) {
    must(path !== '', 'EmptyFieldName', 'An empty update path is not valid.');
    const parts = path.split('.');
    must(!parts.includes(''), 'EmptyFieldName', `The update path '${path}' contains an empty field name, which is not allowed.`);
    const arrays = parts.filter(isSelector);
    must(!isSelector(parts[0]), 'BadValue', `Cannot have positional (i.e. '$') element in the first position in path '${path}'`);
    must(arrays.filter((part) => part === '$').length <= 1, 'BadValue', `Too many positional (i.e. '$') elements found in path '${path}'`);
    const dollar = parts.find((part) => part.startsWith('$') && !isSelector(part));
    must(dollar === undefined, 'DollarPrefixedFieldName', `The dollar ($) prefixed field '${dollar}' in '${path}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`);
    return parts;
}
/** `$`, `$[]` or `$[identifier]`. */
export function isSelector(part) {
    return part === '$' || /^\$\[.*\]$/.test(part);
}
/** The identifiers of all `$[identifier]` in the tree. */
export function identifiersOf(node, found = new Set()) {
    for (const [part, child] of node.children) {
        const identifier = /^\$\[(.+)\]$/.exec(part)?.[1];
        if (identifier)
            found.add(identifier);
        identifiersOf(child, found);
    }
    return found;
}
/** MongoDB makes new fields in the order of their names, numbers in the order of numbers. */
export function sortTree(node) {
    const sorted = [...node.children].sort(([a], [b]) => compareParts(a, b));
    node.children = new Map(sorted);
    for (const [, child] of sorted)
        sortTree(child);
}
function compareParts(a, b) {
    return isPosition(a) && isPosition(b) ? Number(a) - Number(b) : compareStrings(a, b);
}
//# sourceMappingURL=update-tree.js.map