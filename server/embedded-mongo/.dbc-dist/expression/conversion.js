import { Decimal128, Double, Long, ObjectId, Timestamp } from 'bson';
import { decimalOf, doubleOf, fitsLong, isInt32 } from '../bson/numbers.js';
import { isDocument, isNumeric, toNumber } from '../bson/types.js';
import { DatabaseError, must } from '../errors.js';
import { typeNameOf, typeNumberName } from '../query/type-names.js';
import { eager } from './arity.js';
import { plainText } from './number-text.js';
import { isNullish, isTrue } from './truth.js';
const converters = new Map([
    ['string', toText],
    ['objectId', toObjectId],
    ['bool', isTrue],
    ['int', toInt],
    ['long', toLong],
    ['double', toDouble],
    ['decimal', toDecimal],
    ['date', toDate],
]);
function shorthand(name, type) {
    return eager(name, 1, 1, (value) => (isNullish(value) ? null : converters.get(type)?.(value)));
}
export const conversionOperators = [
    shorthand('$toString', 'string'),
    shorthand('$toObjectId', 'objectId'),
    shorthand('$toBool', 'bool'),
    shorthand('$toInt', 'int'),
    shorthand('$toLong', 'long'),
    shorthand('$toDouble', 'double'),
    shorthand('$toDecimal', 'decimal'),
    shorthand('$toDate', 'date'),
    ['$convert', convert],
    eager('$type', 1, 1, (value) => (value === undefined ? 'missing' : typeNameOf(value))),
    eager('$isNumber', 1, 1, isNumeric),
];
function convert(operand, compiler) {
    must(isDocument(operand) && 'input' in operand && 'to' in operand, 'FailedToParse', "Missing 'input' or 'to' parameter to $convert");
    const input = compiler.compile(operand.input);
    const target = compiler.compile(operand.to);
    const onError = 'onError' in operand ? compiler.compile(operand.onError) : undefined;
    const onNull = 'onNull' in operand ? compiler.compile(operand.onNull) : undefined;
    return (scope) => {
        const value = input(scope);
        if (isNullish(value))
            return onNull ? onNull(scope) : null;
        const to = target(scope);
        if (isNullish(to))
            return null;
        const name = typeNumberName(to);
        return onError
            ? orElse(() => converted(value, name), () => onError(scope))
            : converted(value, name);
    };
}
function converted(value, to) {
    const converter = converters.get(to);
    if (!converter)
        throw unsupported(value, to);
    return converter(value);
}
function orElse(work, otherwise) {
    try {
        return work();
    }
    catch (error) {
        if (!(error instanceof DatabaseError))
            throw error;
        return otherwise();
    }
}
function unsupported(value, to) {
    return new DatabaseError('ConversionFailure', `Unsupported conversion from ${typeNameOf(value)} to ${to} in $convert with no onError value`);
}
function unreadable(kind, value) {
    return new DatabaseError('ConversionFailure', `Failed to parse ${kind} '${String(value)}' in $convert with no onError value`);
}
function toText(value) {
    if (value instanceof Date)
        return value.toISOString();
    if (value instanceof ObjectId)
        return value.toHexString();
    if (typeof value === 'string' || typeof value === 'boolean')
        return String(value);
    if (isNumeric(value))
        return plainText(value);
    throw unsupported(value, 'string');
}
function toObjectId(value) {
    if (value instanceof ObjectId)
        return value;
    if (typeof value !== 'string')
        throw unsupported(value, 'objectId');
    if (!/^[0-9a-f]{24}$/i.test(value))
        throw unreadable('objectId', value);
    return new ObjectId(value);
}
function toInt(value) {
    const number = wholeFrom(value, 'int');
    must(BigInt.asIntN(32, number) === number, 'ConversionFailure', 'Conversion would overflow target type in $convert with no onError value');
    return Number(number);
}
function toLong(value) {
    const number = wholeFrom(value, 'long');
    must(fitsLong(number), 'ConversionFailure', 'Conversion would overflow target type in $convert with no onError value');
    return Long.fromBigInt(number);
}
function wholeFrom(value, to) {
    if (typeof value === 'boolean')
        return value ? 1n : 0n;
    if (value instanceof Date && to === 'long')
        return BigInt(value.getTime());
    if (typeof value === 'string') {
        if (!/^[+-]?\d+$/.test(value))
            throw unreadable('number', value);
        return BigInt(value.replace('+', ''));
    }
    if (value instanceof Long)
        return value.toBigInt();
    if (!isNumeric(value))
        throw unsupported(value, to);
    const number = toNumber(value);
    must(Number.isFinite(number), 'ConversionFailure', `Attempt to convert ${Number.isNaN(number) ? 'NaN value' : 'infinity value'} to integer type in $convert with no onError value`);
    return BigInt(Math.trunc(number));
}
function toDouble(value) {
    if (typeof value === 'boolean')
        return new Double(value ? 1 : 0);
    if (value instanceof Date)
        return doubleOf(value.getTime());
    if (isNumeric(value))
        return doubleOf(toNumber(value));
    if (typeof value !== 'string')
        throw unsupported(value, 'double');
    const number = /^\s|\s$|^$/.test(value) ? Number.NaN : Number(value);
    if (Number.isNaN(number) && value !== 'NaN')
        throw unreadable('number', value);
    return doubleOf(number);
}
function toDecimal(value) {
    if (typeof value === 'boolean')
        return Decimal128.fromString(value ? '1' : '0');
    if (value instanceof Date)
        return decimalOf(Long.fromNumber(value.getTime()));
    if (isNumeric(value))
        return decimalOf(value);
    if (typeof value !== 'string')
        throw unsupported(value, 'decimal');
    try {
        return Decimal128.fromStringWithRounding(value);
    }
    catch {
        throw unreadable('number', value);
    }
}
function toDate(value) {
    if (value instanceof Date)
        return value;
    if (value instanceof ObjectId)
        return value.getTimestamp();
    if (value instanceof Timestamp)
        return new Date(value.getHighBitsUnsigned() * 1000);
    if (typeof value === 'string')
        return dateFromText(value);
    if (!isNumeric(value) || (typeof value === 'number' && isInt32(value)))
        throw unsupported(value, 'date');
    return new Date(Math.trunc(toNumber(value)));
}
function dateFromText(value) {
    const hasZone = /Z$|[+-]\d{2}:?\d{2}$/.test(value);
    const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value);
    const date = new Date(hasZone || isDay ? value : `${value}Z`);
    if (Number.isNaN(date.getTime()))
        throw unreadable('date', value);
    return date;
}
//# sourceMappingURL=conversion.js.map