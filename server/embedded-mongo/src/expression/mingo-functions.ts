import { Long, ObjectId, Timestamp } from 'bson';
import { Aggregator } from 'mingo/aggregator';
import { Context, type evalExpr, OpType } from 'mingo/core';
import * as accumulators from 'mingo/operators/accumulator';
import * as expressions from 'mingo/operators/expression';
import { doubleOf, isInt32, numeric, numericTypeOf } from '../bson/numbers.ts';
import { toPlain } from '../bson/plain.ts';
import { isDocument, isNumeric } from '../bson/types.ts';
import { DatabaseError, type ErrorName } from '../errors.ts';
import type { Evaluate, OperatorCompiler } from './scope.ts';
import { offsetAt, offsetText } from './time-zone.ts';

type Options = Parameters<typeof evalExpr>[2];
type MingoFunction = (document: unknown, operand: unknown, options: Options) => unknown;

/** mingo's functions over evaluated values: strings, dates, trigonometry and the like. */
const functions = Context.init({ expression: expressions, accumulator: accumulators } as never);

/** Options as mingo makes them itself; it has no public way to them. */
const options = captureOptions();

function captureOptions(): Options {
  let captured: unknown;
  const $capture = (stream: unknown, _operand: unknown, given: unknown) => {
    captured = given;
    return stream;
  };
  const context = Context.from(Context.init({ pipeline: { $capture } } as never), functions);
  new Aggregator([{ $capture: {} }], {
    scriptEnabled: false,
    useStrictMode: true,
    failOnError: true,
    processingMode: 0,
    context,
  }).stream([]);
  const evaluation = captured as { update(locals: { root: unknown }): Options };
  return evaluation.update({ root: {} });
}

const refused = new Set(['$function', '$accumulator', '$where', '$toHashedIndexKey']);

/** Results that are doubles also when they are whole. */
const doubles = new Set([
  ...['$sqrt', '$exp', '$ln', '$log', '$log10', '$rand', '$sigmoid'],
  ...['$sin', '$cos', '$tan', '$asin', '$acos', '$atan', '$atan2', '$sinh', '$cosh', '$tanh'],
  ...['$asinh', '$acosh', '$atanh', '$degreesToRadians', '$radiansToDegrees'],
]);

/** MongoDB's codes for arguments that a function cannot work with. */
const argumentCodes = new Map<string, ErrorName>([
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
]);

export function mingoOperator(name: string): OperatorCompiler | undefined {
  if (refused.has(name)) return undefined;
  const call = functions.getOperator(OpType.EXPRESSION, name) as MingoFunction | null;
  if (!call) return undefined;
  return (operand, compiler) => {
    const evaluate = argumentsOf(operand, (part) => compiler.compile(part));
    return (scope) => {
      const values = withOffset(evaluate(scope));
      return exactResult(
        name,
        values,
        computing(name, () => call({}, literal(values), options)),
      );
    };
  };
}

/** Evaluates each argument, by position or by name. */
function argumentsOf(operand: unknown, compile: (part: unknown) => Evaluate): Evaluate {
  if (Array.isArray(operand)) {
    const parts = operand.map(compile);
    return (scope) => parts.map((part) => part(scope));
  }
  if (isDocument(operand) && !Object.keys(operand)[0]?.startsWith('$')) {
    const parts = Object.entries(operand).map(([name, part]) => [name, compile(part)] as const);
    return (scope) => Object.fromEntries(parts.map(([name, part]) => [name, part(scope)]));
  }
  const only = compile(operand);
  return (scope) => [only(scope)];
}

/** Named zones as the offset that they have at the date. */
function withOffset(values: unknown): unknown {
  if (!isDocument(values) || typeof values.timezone !== 'string') return values;
  const { date } = values;
  const instant = date instanceof Date ? date.getTime() : Date.now();
  return { ...values, timezone: offsetText(offsetAt(values.timezone, instant)) };
}

/** The arguments so that mingo takes none of them for a path or an operator. */
function literal(values: unknown): unknown {
  if (!Array.isArray(values)) {
    const named = Object.entries(values as object).map(([name, value]) => [name, quoted(value)]);
    return Object.fromEntries(named);
  }
  const [only] = values;
  return values.length === 1 ? quoted(only) : values.map(quoted);
}

function quoted(value: unknown): unknown {
  if (value instanceof ObjectId) return value.getTimestamp();
  if (value instanceof Timestamp) return new Date(value.getHighBitsUnsigned() * 1000);
  if (typeof value !== 'object' && typeof value !== 'string') return value;
  if (value === null || value instanceof Date) return value;
  return { $literal: toPlain(value) };
}

function exactResult(name: string, values: unknown, result: unknown): unknown {
  if (typeof result !== 'number') return result;
  if (doubles.has(name)) return doubleOf(result);
  if (name === '$pow') return power(values as unknown[], result);
  return isInt32(result) || !Number.isSafeInteger(result) ? result : Long.fromNumber(result);
}

function power(values: unknown[], result: number): unknown {
  const type = Math.max(...values.map((value) => (isNumeric(value) ? numericTypeOf(value) : 0)));
  if (type >= numeric.double || !Number.isSafeInteger(result)) return doubleOf(result);
  return type === numeric.int && isInt32(result) ? result : Long.fromNumber(result);
}

function codeFor(name: string): ErrorName {
  if (argumentCodes.has(name)) return argumentCodes.get(name) as ErrorName;
  return dateParts.test(name) ? 'Location16006' : 'BadValue';
}

const dateParts = /^\$(year|month|hour|minute|second|millisecond|day|iso|week)/;

/** Turns errors of mingo into answers of the server. */
function computing<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof DatabaseError || !(error instanceof Error)) throw error;
    throw new DatabaseError(codeFor(name), `${name}: ${error.message.replace(/^mingo: /, '')}`);
  }
}
