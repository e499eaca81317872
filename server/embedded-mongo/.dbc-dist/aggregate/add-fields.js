import { copyOf, withField } from '../bson/fields.js';
import { isDocument } from '../bson/types.js';
import { must } from '../errors.js';
import { isOperators } from '../query/is-operators.js';
import { splitPath } from '../query/path.js';
/** $addFields: computed fields over a document, nested ones also in each element of arrays. */
export function compileAddFields(spec, compile, stage) {
    must(isDocument(spec), 'Location40272', `${stage} specification stage must be an object`);
    must(Object.keys(spec).length > 0, 'Location40177', `Invalid ${stage} :: caused by :: specification must have at least one field`);
    const root = { children: new Map() };
    collect(spec, '', root, compile, stage);
    return (document) => computeFields(document, root, document);
}
function collect(spec, prefix, root, compile, stage) {
    for (const [name, value] of Object.entries(spec)) {
        const path = prefix + name;
        const isNested = isDocument(value) && !isOperators(value) && Object.keys(value).length > 0;
        if (isNested)
            collect(value, `${path}.`, root, compile, stage);
        else
            place(root, path, compile(value), stage);
    }
}
function place(root, path, compute, stage) {
    let node = root;
    for (const part of splitPath(path)) {
        must(part !== '', 'Location15998', 'FieldPath field names may not be empty strings.');
        must(!part.startsWith('$'), 'Location16410', `Invalid ${stage} :: caused by :: FieldPath field names may not start with '$'. Consider using $getField or $setField.`);
        must(!node.compute, 'Location40176', collision(stage, path));
        let child = node.children.get(part);
        if (!child) {
            child = { children: new Map() };
            node.children.set(part, child);
        }
        node = child;
    }
    must(!node.compute && node.children.size === 0, 'Location40176', collision(stage, path));
    node.compute = compute;
}
function collision(stage, path) {
    return `Invalid ${stage} :: caused by :: specification contains two conflicting paths. Cannot specify both '${path}' and a part of it`;
}
function computeFields(target, node, root) {
    let result = isDocument(target) ? copyOf(target) : {};
    for (const [name, child] of node.children) {
        const value = child.compute ? child.compute(root) : nestedFields(result[name], child, root);
        if (value === undefined)
            delete result[name];
        else
            result = withField(result, name, value);
    }
    return result;
}
function nestedFields(target, node, root) {
    if (Array.isArray(target))
        return target.map((element) => nestedFields(element, node, root));
    return computeFields(target, node, root);
}
//# sourceMappingURL=add-fields.js.map