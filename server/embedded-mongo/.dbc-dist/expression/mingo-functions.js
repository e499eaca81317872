import { Long, ObjectId, Timestamp } from 'bson';
import { Aggregator } from 'mingo/aggregator';
import { Context, OpType } from 'mingo/core';
import * as accumulators from 'mingo/operators/accumulator';
import * as expressions from 'mingo/operators/expression';
import { doubleOf, isInt32, numeric, numericTypeOf } from '../bson/numbers.js';
import { toPlain } from '../bson/plain.js';
import { isDocument, isNumeric } from '../bson/types.js';
import { DatabaseError } from '../errors.js';
import { offsetAt, offsetText } from './time-zone.js';
/** mingo's functions over evaluated values: strings, dates, trigonometry and the like. */
const functions = Context.init({ expression: expressions, accumulator: accumulators });
/** Options as mingo makes them itself; it has no public way to them. */
const options = captureOptions();
function captureOptions() {
    let captured;
    const $capture = (stream, _operand, given) => {
        captured = given;
        return stream;
    };
    const context = Context.from(Context.init({ pipeline: { $capture } }), functions);
    new Aggregator([{ $capture: {} }], {
        scriptEnabled: false,
        useStrictMode: true,
        failOnError: true,
        processingMode: 0,
        context,
    }).stream([]);
    const evaluation = captured;
    return evaluation.update({ root: {} });
}
const refused = new Set(['$function', '$accumulator', '$where', '$toHashedIndexKey']);
/** Results that are doubles also when they are whole. */
const doubles = new Set([
    ...['$sqrt', '$exp', '$ln', '$log', '$log10', '$rand', '$sigmoid'],
    ...['$sin', '$cos', '$tan', '$asin', '$acos', '$atan', '$atan2', '$sinh', '$cosh', '$tanh'],
    ...['$asinh', '$acosh', '$atanh', '$degreesToRadians', '$radiansToDegrees'],
]);
const longs = new Set(['$dateDiff']);
/** MongoDB's codes for arguments that a function cannot work with. */
const argumentCodes = new Map([
    ['$sqrt', 'Location28714'],
    ['$ln', 'Location28766'],
    ['$log', 'Location28758'],
    ['$log10', 'Location28761'],
    ['$exp', 'Location28765'],
    ['$pow', 'Location28762'],
    ['$split', 'Location40085'],
    ['$trim', 'Location50699'],
    ['$ltrim', 'Location50699'],
    ['$rtrim', 'Location50699'],
    ['$replaceOne', 'Location51746'],
    ['$replaceAll', 'Location51746'],
    ['$zip', 'Location34468'],
    ['$dateFromString', 'ConversionFailure'],
]);
export function mingoOperator(name) {
    if (refused.has(name))
        return undefined;
    const call = functions.getOperator(OpType.EXPRESSION, name);
    if (!call)
        return undefined;
    return (operand, compiler) => {
        const evaluate = argumentsOf(operand, (part) => compiler.compile(part));
        return (scope) => {
            const values = withOffset(evaluate(scope));
            return exactResult(name, values, computing(name, () => call({}, literal(values), options)));
        };
    };
}
/** Evaluates each argument, by position or by name. */
function argumentsOf(operand, compile) {
    if (Array.isArray(operand)) {
        const parts = operand.map(compile);
        return (scope) => parts.map((part) => part(scope));
    }
    if (isDocument(operand) && !Object.keys(operand)[0]?.startsWith('$')) {
        const parts = Object.entries(operand).map(([name, part]) => [name, compile(part)]);
        return (scope) => Object.fromEntries(parts.map(([name, part]) => [name, part(scope)]));
    }
    const only = compile(operand);
    return (scope) => [only(scope)];
}
/** Named zones as the offset that they have at the date. */
function withOffset(values) {
    if (!isDocument(values) || typeof values.timezone !== 'string')
        return values;
    const date = values.date ?? values.startDate;
    const instant = date instanceof Date ? date.getTime() : Date.now();
    return { ...values, timezone: offsetText(offsetAt(values.timezone, instant)) };
}
/** The arguments so that mingo takes none of them for a path or an operator. */
function literal(values) {
    if (!Array.isArray(values)) {
        const named = Object.entries(values).map(([name, value]) => [name, quoted(value)]);
        return Object.fromEntries(named);
    }
    const [only] = values;
    return values.length === 1 ? quoted(only) : values.map(quoted);
}
function quoted(value) {
    if (value instanceof ObjectId)
        return value.getTimestamp();
    if (value instanceof Timestamp)
        return new Date(value.getHighBitsUnsigned() * 1000);
    if (typeof value !== 'object' && typeof value !== 'string')
        return value;
    if (value === null || value instanceof Date)
        return value;
    return { $literal: toPlain(value) };
}
function exactResult(name, values, result) {
    if (typeof result !== 'number')
        return result;
    if (doubles.has(name))
        return doubleOf(result);
    if (longs.has(name))
        return Long.fromNumber(result);
    if (name === '$pow')
        return power(values, result);
    return isInt32(result) || !Number.isSafeInteger(result) ? result : Long.fromNumber(result);
}
function power(values, result) {
    const type = Math.max(...values.map((value) => (isNumeric(value) ? numericTypeOf(value) : 0)));
    if (type >= numeric.double || !Number.isSafeInteger(result))
        return doubleOf(result);
    return type === numeric.int && isInt32(result) ? result : Long.fromNumber(result);
}
function codeFor(name) {
    if (argumentCodes.has(name))
        return argumentCodes.get(name);
    return dateParts.test(name) ? 'Location16006' : 'BadValue';
}
const dateParts = /^\$(year|month|hour|minute|second|millisecond|day|iso|week)/;
/** Turns errors of mingo into answers of the server. */
function computing(name, work) {
    try {
        return work();
    }
    catch (error) {
        if (error instanceof DatabaseError || !(error instanceof Error))
            throw error;
        throw new DatabaseError(codeFor(name), `${name}: ${error.message.replace(/^mingo: /, '')}`);
    }
}
//# sourceMappingURL=mingo-functions.js.map