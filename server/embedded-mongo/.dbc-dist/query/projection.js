import { withField } from '../bson/fields.js';
import { isDocument, isNumeric, rank, rankOf, toNumber } from '../bson/types.js';
import { must } from '../errors.js';
import { compileElementTest } from './element-test.js';
import { compileExpression } from './expression.js';
import { splitPath } from './path.js';
import { firstMatch } from './positional.js';
/** Compiles find's projection (with `find`: $slice, $elemMatch, `.$`) or $project's. */
export function compileProjection(spec, options = {}) {
    const root = { children: new Map() };
    const leaves = leavesOf(spec, '', options);
    const id = leaves.find(([path]) => path === '_id')?.[1];
    const inclusive = isInclusive(leaves);
    for (const [path, leaf] of leaves) {
        if (path !== '_id' || leaf.kind === 'compute')
            checkMode(path, leaf, inclusive);
        place(root, path, leaf);
    }
    if (!inclusive)
        return (document) => exclude(document, root, document);
    if (!id)
        place(root, '_id', { kind: 'include' });
    return (document) => include(document, root, document);
}
function isInclusive(leaves) {
    const kinds = leaves.filter(([path]) => path !== '_id').map(([, leaf]) => kindOf(leaf));
    const decisive = kinds.find((kind) => kind !== undefined);
    if (decisive)
        return decisive === 'include';
    const id = leaves.find(([path]) => path === '_id')?.[1];
    return id?.kind === 'include' || id?.kind === 'compute';
}
/** Whether a field alone makes a projection one that includes or one that excludes. */
function kindOf(leaf) {
    if (leaf.kind === 'array')
        return leaf.keepOthers ? undefined : 'include';
    return leaf.kind === 'exclude' ? 'exclude' : 'include';
}
function checkMode(path, leaf, inclusive) {
    must(!inclusive || leaf.kind !== 'exclude', 'Location31254', `Cannot do exclusion on field ${path} in inclusion projection`);
    must(inclusive || (leaf.kind !== 'include' && leaf.kind !== 'compute'), 'Location31253', `Cannot do inclusion on field ${path} in exclusion projection`);
}
function leavesOf(spec, prefix, options) {
    return Object.entries(spec).flatMap(([name, value]) => {
        must(name !== '', 'Location40352', 'FieldPath cannot be constructed with empty string');
        const path = prefix + name;
        if (path.endsWith('.$'))
            return [[path.slice(0, -2), positional(path.slice(0, -2), options)]];
        must(!path.split('.').some((part) => part.startsWith('$')), 'Location16410', `FieldPath field names may not start with '$'. Consider using $getField or $setField. Given '${path}'`);
        if (isDocument(value) && !isOperator(value)) {
            must(Object.keys(value).length > 0, 'Location51270', 'An empty sub-projection is not a valid value. Found empty object at path');
            return leavesOf(value, `${path}.`, options);
        }
        return [[path, leafOf(value, options)]];
    });
}
function isOperator(value) {
    return Object.keys(value)[0]?.startsWith('$') ?? false;
}
function leafOf(value, options) {
    if (isNumeric(value))
        return { kind: toNumber(value) === 0 ? 'exclude' : 'include' };
    if (typeof value === 'boolean')
        return { kind: value ? 'include' : 'exclude' };
    const own = options?.find && isDocument(value) ? findLeaf(value) : undefined;
    return own ?? { kind: 'compute', compute: compileExpression(value, options?.variables) };
}
/** What only find's projection knows. */
function findLeaf(value) {
    must(!('$meta' in value), 'CommandNotSupported', '$meta is not supported by the embedded database');
    if ('$slice' in value && !sliceIsExpression(value.$slice))
        return slice(value.$slice);
    return '$elemMatch' in value ? elemMatch(value.$elemMatch) : undefined;
}
function sliceIsExpression(operand) {
    return Array.isArray(operand) && rankOf(operand[0]) !== rank.number;
}
function slice(operand) {
    const [skip, count] = (Array.isArray(operand) ? operand : [undefined, operand]).map((part) => part === undefined ? undefined : toNumber(part));
    must(count !== undefined && Number.isFinite(count), 'BadValue', '$slice needs numbers');
    const change = (array) => {
        if (skip === undefined)
            return count >= 0 ? array.slice(0, count) : array.slice(count);
        const start = skip >= 0 ? skip : Math.max(0, array.length + skip);
        return array.slice(start, start + count);
    };
    return { kind: 'array', change, keepOthers: true };
}
function elemMatch(operand) {
    const test = compileElementTest(operand);
    const change = (array) => {
        const at = array.findIndex(test);
        return at < 0 ? undefined : [array[at]];
    };
    return { kind: 'array', change, keepOthers: false };
}
function positional(path, options) {
    const filter = options?.find?.filter ?? {};
    const change = (array, document) => {
        const at = firstMatch(filter, document, path);
        must(at !== undefined, 'BadValue', "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array");
        return array.slice(at, at + 1);
    };
    return { kind: 'array', change, keepOthers: false };
}
function place(root, path, leaf) {
    let node = root;
    for (const part of splitPath(path)) {
        must(!node.leaf, 'Location31250', `Path collision at ${path}`);
        let child = node.children.get(part);
        if (!child) {
            child = { children: new Map() };
            node.children.set(part, child);
        }
        node = child;
    }
    must(!node.leaf && node.children.size === 0, 'Location31249', `Path collision at ${path}`);
    node.leaf = leaf;
}
function include(value, node, root) {
    if (Array.isArray(value))
        return value
            .map((element) => include(element, node, root))
            .filter((element) => element !== undefined);
    if (!isDocument(value))
        return hasComputed(node) ? addComputed({}, node, root) : undefined;
    let result = {};
    for (const name of Object.keys(value)) {
        const child = node.children.get(name);
        const kept = child && includeField(value[name], child, root);
        if (kept !== undefined)
            result = withField(result, name, kept);
    }
    return addComputed(result, node, root);
}
function includeField(value, child, root) {
    const { leaf } = child;
    if (!leaf)
        return include(value, child, root);
    if (leaf.kind === 'include')
        return value;
    if (leaf.kind === 'array')
        return Array.isArray(value) ? leaf.change(value, root) : leaf.keepOthers ? value : undefined;
    return undefined;
}
function hasComputed(node) {
    return node.leaf?.kind === 'compute' || [...node.children.values()].some(hasComputed);
}
function addComputed(document, node, root) {
    let result = document;
    for (const [name, child] of node.children) {
        if (child.leaf?.kind === 'compute') {
            const value = child.leaf.compute(root);
            if (value !== undefined)
                result = withField(result, name, value);
        }
        else if (!child.leaf && !Object.hasOwn(result, name) && hasComputed(child)) {
            result = withField(result, name, addComputed({}, child, root));
        }
    }
    return result;
}
function exclude(value, node, root) {
    let result = {};
    for (const name of Object.keys(value)) {
        const child = node.children.get(name);
        const kept = child ? excludeField(value[name], child, root) : value[name];
        if (kept !== undefined)
            result = withField(result, name, kept);
    }
    return result;
}
function excludeField(value, child, root) {
    const { leaf } = child;
    if (leaf?.kind === 'exclude')
        return undefined;
    if (leaf?.kind === 'array')
        return Array.isArray(value) ? leaf.change(value, root) : value;
    if (leaf)
        return value;
    if (Array.isArray(value))
        return value.map((element) => excludeField(element, child, root));
    return isDocument(value) ? exclude(value, child, root) : value;
}
/** True when the projection only names whole top-level fields, so that other fields need not be decoded. */
export function namedFields(spec) {
    const names = Object.keys(spec);
    const simple = names.every((name) => (spec[name] === 1 || spec[name] === true) && !name.includes('$'));
    if (!simple || names.length === 0)
        return undefined;
    return new Set([...names.map((name) => name.split('.')[0]), '_id']);
}
//# sourceMappingURL=projection.js.map