import { equalValues } from '../bson/compare.js';
import { isDocument, isNumeric, rank, rankOf, toNumber } from '../bson/types.js';
import { DatabaseError, must } from '../errors.js';
import { compilePullTest } from '../query/element-test.js';
import { isOperators } from '../query/is-operators.js';
import { compileFilter } from '../query/matcher.js';
import { regexTest } from '../query/regex.js';
import { typeNameOf } from '../query/type-names.js';
import { shellText } from '../storage/duplicate-key.js';
export const addToSet = (operand) => {
    const each = membersOf(operand);
    return (value, _situation, at) => {
        must(value === undefined || Array.isArray(value), 'BadValue', `Cannot apply $addToSet to non-array field. Field named '${at}' has non-array type ${typeNameOf(value)}`);
        const result = [...(value ?? [])];
        const before = result.length;
        for (const member of each)
            if (!result.some((element) => equalValues(element, member)))
                result.push(member);
        return result.length === before && value !== undefined ? value : result;
    };
};
function membersOf(operand) {
    if (!isDocument(operand) || Object.keys(operand)[0] !== '$each')
        return [operand];
    const { $each: each, ...others } = operand;
    must(Array.isArray(each), 'TypeMismatch', `The argument to $each in $addToSet must be an array but it was of type ${typeNameOf(each)}`);
    const other = Object.keys(others)[0];
    must(other === undefined, 'BadValue', `Found unexpected fields after $each in $addToSet: ${shellText(operand)}`);
    return each;
}
export const pop = (operand) => {
    const end = isNumeric(operand) ? toNumber(operand) : 0;
    must(end === 1 || end === -1, 'FailedToParse', `$pop expects 1 or -1, found: ${shellText(operand)}`);
    return (value, _situation, at) => {
        if (value === undefined)
            return undefined;
        must(Array.isArray(value), 'TypeMismatch', `Path '${at}' contains an element of non-array type '${typeNameOf(value)}'`);
        if (value.length === 0)
            return value;
        return end === 1 ? value.slice(0, -1) : value.slice(1);
    };
};
export const pull = (operand) => removing('$pull', pullTest(operand));
export const pullAll = (operand) => {
    must(Array.isArray(operand), 'BadValue', `$pullAll requires an array argument but was given a ${typeNameOf(operand)}`);
    return removing('$pullAll', (element) => operand.some((value) => equalValues(element, value)));
};
function removing(name, unwanted) {
    return (value) => {
        if (value === undefined)
            return undefined;
        if (!Array.isArray(value))
            throw new DatabaseError('BadValue', `Cannot apply ${name} to a non-array value`);
        const kept = value.filter((element) => !unwanted(element));
        return kept.length === value.length ? value : kept;
    };
}
/** A document without operators is matched as a query over elements, anything else by equality. */
function pullTest(operand) {
    if (isOperators(operand))
        return compilePullTest(operand);
    if (isDocument(operand)) {
        const filter = compileFilter(operand);
        return (element) => isDocument(element) && filter.matches(element);
    }
    if (rankOf(operand) === rank.regex)
        return regexTest(operand, undefined);
    return (element) => equalValues(element, operand);
}
//# sourceMappingURL=array-operators.js.map