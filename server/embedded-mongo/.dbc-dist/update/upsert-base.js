import { copyValue } from '../bson/encode.js';
import { withField } from '../bson/fields.js';
import { isDocument, rank, rankOf } from '../bson/types.js';
import { must } from '../errors.js';
import { isOperators } from '../query/is-operators.js';
import { splitPath } from '../query/path.js';
/** The fields that a filter fixes to one value, as paths. */
export function equalitiesOf(filter) {
    const found = new Map();
    collect(filter, found);
    return found;
}
function collect(filter, found) {
    for (const [name, value] of Object.entries(filter)) {
        if (name === '$and' || name === '$or')
            collectBranches(name, value, found);
        else if (!name.startsWith('$'))
            collectField(name, value, found);
    }
}
function collectBranches(name, value, found) {
    const branches = Array.isArray(value) ? value.filter(isDocument) : [];
    if (name === '$or' && branches.length !== 1)
        return;
    for (const branch of branches)
        collect(branch, found);
}
function collectField(path, value, found) {
    if (!isOperators(value)) {
        if (rankOf(value) !== rank.regex)
            addEquality(path, value, found);
        return;
    }
    if ('$eq' in value)
        addEquality(path, value.$eq, found);
    for (const name of ['$in', '$all']) {
        const only = onlyOf(value[name]);
        if (only !== undefined && rankOf(only) !== rank.regex && !isOperators(only))
            addEquality(path, only, found);
    }
}
function onlyOf(value) {
    return Array.isArray(value) && value.length === 1 ? value[0] : undefined;
}
function addEquality(path, value, found) {
    for (const other of found.keys()) {
        must(other !== path, 'NotSingleValueField', `cannot infer query fields to set, path '${path}' is matched twice`);
        must(!other.startsWith(`${path}.`) && !path.startsWith(`${other}.`), 'NotSingleValueField', `cannot infer query fields to set, both paths '${path}' and '${other}' are matched`);
    }
    found.set(path, value);
}
/** The document that an upsert starts from. */
export function baseOf(equalities) {
    let base = {};
    for (const [path, value] of equalities)
        base = placeAt(base, splitPath(path), copyValue(value));
    return base;
}
function placeAt(target, path, value) {
    const [name, ...rest] = path;
    if (rest.length === 0)
        return withField(target, name, value);
    const inner = Object.hasOwn(target, name) ? target[name] : {};
    return withField(target, name, placeAt(inner, rest, value));
}
//# sourceMappingURL=upsert-base.js.map