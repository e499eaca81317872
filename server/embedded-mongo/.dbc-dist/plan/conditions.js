import { isDocument } from '../bson/types.js';
import { isOperators } from '../query/is-operators.js';
/** What a filter demands, as far as an index may help with it. */
export function conditionsOf(filter) {
    const byPath = new Map();
    const alternatives = [];
    collect(filter, '', byPath, alternatives);
    return { byPath, alternatives };
}
function collect(filter, prefix, byPath, alternatives) {
    for (const [name, value] of Object.entries(filter)) {
        if (name === '$and') {
            for (const part of value)
                collect(part, prefix, byPath, alternatives);
        }
        else if (name === '$or' && prefix === '') {
            addAlternatives(value, byPath, alternatives);
        }
        else if (!name.startsWith('$')) {
            collectField(`${prefix}${name}`, value, byPath, alternatives);
        }
    }
}
/** An $or of one branch is that branch. */
function addAlternatives(branches, byPath, alternatives) {
    if (branches.length === 1)
        collect(branches[0], '', byPath, alternatives);
    else
        alternatives.push(branches);
}
function collectField(path, value, byPath, alternatives) {
    if (!isOperators(value)) {
        add(byPath, path, { operator: '$eq', operand: value, siblings: {} });
        return;
    }
    for (const [operator, operand] of Object.entries(value)) {
        if (operator === '$elemMatch' && isDocument(operand))
            collectElement(path, operand, byPath, alternatives);
        add(byPath, path, { operator, operand, siblings: value });
    }
}
function collectElement(path, operand, byPath, alternatives) {
    if (isOperators(operand)) {
        for (const [operator, inner] of Object.entries(operand))
            if (isValueOperator(operator))
                add(byPath, path, { operator, operand: inner, siblings: operand });
    }
    else {
        collect(operand, `${path}.`, byPath, alternatives);
    }
}
function isValueOperator(operator) {
    return ['$eq', '$in', '$gt', '$gte', '$lt', '$lte', '$regex'].includes(operator);
}
function add(byPath, path, condition) {
    const conditions = byPath.get(path);
    if (conditions)
        conditions.push(condition);
    else
        byPath.set(path, [condition]);
}
/** What holds together with one branch of an $or. */
export function withBranch(conditions, branch) {
    const inner = conditionsOf(branch);
    const byPath = new Map(inner.byPath);
    for (const [path, own] of conditions.byPath)
        byPath.set(path, [...(byPath.get(path) ?? []), ...own]);
    return { byPath, alternatives: inner.alternatives };
}
//# sourceMappingURL=conditions.js.map