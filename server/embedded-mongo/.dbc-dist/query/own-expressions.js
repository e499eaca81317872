import { Decimal128, Long, ObjectId } from 'bson';
import { evalExpr } from 'mingo/core';
import { compareValues, equalValues } from '../bson/compare.js';
import { isNumeric, toNumber } from '../bson/types.js';
import { DatabaseError, must } from '../errors.js';
import { typeNameOf } from './type-names.js';
function comparison(name, accept) {
    return [
        name,
        (document, operand, options) => {
            must(Array.isArray(operand) && operand.length === 2, 'BadValue', `Expression ${name} takes exactly 2 arguments.`);
            const [left, right] = operand.map((part) => evalExpr(document, part, options));
            return accept(compareWithMissing(left, right));
        },
    ];
}
/** In expressions a missing value sorts before null. */
function compareWithMissing(left, right) {
    if (left === undefined || right === undefined)
        return Number(left !== undefined) - Number(right !== undefined);
    return compareValues(left, right);
}
/** Conversions of one operand; null and missing give null. */
function conversion(name, convert) {
    return [
        name,
        (document, operand, options) => {
            const value = evalExpr(document, Array.isArray(operand) && operand.length === 1 ? operand[0] : operand, options);
            return value === null || value === undefined ? null : convert(value);
        },
    ];
}
/** Expressions whose meaning depends on BSON's types or order. */
export const ownExpressions = Object.fromEntries([
    comparison('$eq', (order) => order === 0),
    comparison('$ne', (order) => order !== 0),
    comparison('$gt', (order) => order > 0),
    comparison('$gte', (order) => order >= 0),
    comparison('$lt', (order) => order < 0),
    comparison('$lte', (order) => order <= 0),
    comparison('$cmp', (order) => Math.sign(order)),
    ['$in', isIn],
    ['$type', typeName],
    conversion('$toString', toText),
    conversion('$toObjectId', toObjectId),
    conversion('$toDecimal', (value) => Decimal128.fromStringWithRounding(String(value))),
    conversion('$toLong', (value) => Long.fromNumber(Math.trunc(numberFrom(value)))),
]);
function isIn(document, operand, options) {
    must(Array.isArray(operand) && operand.length === 2, 'BadValue', 'Expression $in takes exactly 2 arguments.');
    const [value, choices] = operand.map((part) => evalExpr(document, part, options));
    must(Array.isArray(choices), 'BadValue', '$in requires an array as a second argument');
    return choices.some((choice) => equalValues(choice, value));
}
function typeName(document, operand, options) {
    const value = evalExpr(document, operand, options);
    return value === undefined ? 'missing' : typeNameOf(value);
}
function toText(value) {
    if (value instanceof Date)
        return value.toISOString();
    if (value instanceof ObjectId)
        return value.toHexString();
    if (typeof value === 'string' || typeof value === 'boolean' || isNumeric(value))
        return String(value);
    throw new DatabaseError('ConversionFailure', `Unsupported conversion from ${typeNameOf(value)} to string in $convert with no onError value`);
}
function toObjectId(value) {
    if (value instanceof ObjectId)
        return value;
    if (typeof value === 'string' && /^[0-9a-f]{24}$/i.test(value))
        return new ObjectId(value);
    throw new DatabaseError('ConversionFailure', `Failed to parse objectId '${String(value)}' in $convert with no onError value`);
}
function numberFrom(value) {
    if (value instanceof Date)
        return value.getTime();
    const number = typeof value === 'boolean'
        ? Number(value)
        : typeof value === 'string'
            ? Number(value)
            : toNumber(value);
    must(Number.isFinite(number), 'ConversionFailure', `Failed to parse number '${String(value)}' in $convert with no onError value`);
    return number;
}
//# sourceMappingURL=own-expressions.js.map