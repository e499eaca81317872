import { equalValues } from '../bson/compare.js';
import { isDocument } from '../bson/types.js';
import { isOperators } from '../query/is-operators.js';
import { compileFilter } from '../query/matcher.js';
/** True when a document that satisfies one of the conditions cannot lack the field. */
export function impliesPresence(conditions) {
    return conditions?.some(isOfPresent) ?? false;
}
function isOfPresent({ operator, operand }) {
    switch (operator) {
        case '$eq':
            return operand !== null;
        case '$in':
            return !operand.includes(null);
        case '$gt':
        case '$gte':
        case '$lt':
        case '$lte':
            return operand !== null;
        case '$exists':
            return operand !== false && operand !== 0;
        case '$regex':
        case '$elemMatch':
        case '$size':
        case '$mod':
            return true;
        default:
            return false;
    }
}
/** True when every document that satisfies the conditions also matches the filter of a partial index. */
export function impliesFilter(conditions, filter) {
    return Object.entries(filter).every(([name, value]) => {
        if (name === '$and')
            return value.every((part) => impliesFilter(conditions, part));
        if (name.startsWith('$'))
            return false;
        const given = conditions.byPath.get(name);
        if (!given)
            return false;
        if (!isOperators(value))
            return given.some((condition) => implies(condition, '$eq', value));
        return Object.entries(value).every(([operator, operand]) => {
            if (operator === '$exists' && operand !== false)
                return impliesPresence(given);
            return given.some((condition) => implies(condition, operator, operand));
        });
    });
}
function implies(condition, operator, operand) {
    if (condition.operator === operator && equalValues(condition.operand, operand))
        return true;
    const test = compileFilter({ value: { [operator]: operand } });
    if (condition.operator === '$eq')
        return satisfies(test.matches, condition.operand);
    if (condition.operator === '$in')
        return condition.operand.every((value) => satisfies(test.matches, value));
    return isTighter(condition, operator, operand);
}
function satisfies(matches, value) {
    if (value === null || Array.isArray(value) || (isDocument(value) && isOperators(value)))
        return false;
    return matches({ value });
}
/** `> 5` implies `> 3` and `>= 3`; both limits are of one type when the tighter one satisfies the wider. */
function isTighter(condition, operator, operand) {
    const direction = operator.slice(0, 3);
    if (!['$gt', '$lt'].includes(direction) || !condition.operator.startsWith(direction))
        return false;
    const includesLimit = condition.operator.endsWith('e') && !operator.endsWith('e');
    const wider = includesLimit ? operator : `${direction}e`;
    return satisfies(compileFilter({ value: { [wider]: operand } }).matches, condition.operand);
}
//# sourceMappingURL=implied.js.map