import { Code, Decimal128, Double, Int32, Long } from 'bson';
import { isNumeric, rank, rankOf, toNumber } from '../bson/types.js';
import { DatabaseError } from '../errors.js';
const numberOf = new Map([
    ['double', 1],
    ['string', 2],
    ['object', 3],
    ['array', 4],
    ['binData', 5],
    ['undefined', 6],
    ['objectId', 7],
    ['bool', 8],
    ['date', 9],
    ['null', 10],
    ['regex', 11],
    ['javascript', 13],
    ['symbol', 14],
    ['javascriptWithScope', 15],
    ['int', 16],
    ['timestamp', 17],
    ['long', 18],
    ['decimal', 19],
    ['minKey', -1],
    ['maxKey', 127],
]);
const nameOf = new Map([...numberOf].map(([name, number]) => [number, name]));
const namesByRank = new Map([
    [rank.minKey, 'minKey'],
    [rank.null, 'null'],
    [rank.string, 'string'],
    [rank.object, 'object'],
    [rank.array, 'array'],
    [rank.binary, 'binData'],
    [rank.objectId, 'objectId'],
    [rank.bool, 'bool'],
    [rank.date, 'date'],
    [rank.timestamp, 'timestamp'],
    [rank.regex, 'regex'],
    [rank.code, 'javascript'],
    [rank.codeWithScope, 'javascriptWithScope'],
    [rank.maxKey, 'maxKey'],
]);
/** MongoDB's name of an exact value's type. */
export function typeNameOf(value) {
    if (isNumeric(value))
        return numericName(value);
    if (value instanceof Code)
        return value.scope ? 'javascriptWithScope' : 'javascript';
    return namesByRank.get(rankOf(value)) ?? 'object';
}
function numericName(value) {
    if (value instanceof Long)
        return 'long';
    if (value instanceof Decimal128)
        return 'decimal';
    if (value instanceof Double)
        return 'double';
    if (value instanceof Int32)
        return 'int';
    const number = toNumber(value);
    return (number | 0) === number && !Object.is(number, -0) ? 'int' : 'double';
}
/** $type: a name, a number, or a list of them. */
export function typeTest(operand) {
    const names = new Set((Array.isArray(operand) ? operand : [operand]).flatMap(namesFor));
    return (value) => value !== undefined && names.has(typeNameOf(value));
}
/** The type that a name or a number stands for. */
export function typeNumberName(operand) {
    if (typeof operand === 'string' && numberOf.has(operand))
        return operand;
    const name = isNumeric(operand) ? nameOf.get(toNumber(operand)) : undefined;
    if (!name)
        throw new DatabaseError('BadValue', `Unknown type name alias or code: ${String(operand)}`);
    return name;
}
function namesFor(operand) {
    if (operand === 'number')
        return ['int', 'long', 'double', 'decimal'];
    return [typeNumberName(operand)];
}
//# sourceMappingURL=type-names.js.map