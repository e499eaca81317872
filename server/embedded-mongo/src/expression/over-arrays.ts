import { type Document, isNumeric, toNumber } from '../bson/types.ts';
import { type ErrorName, must } from '../errors.ts';
import { typeNameOf } from '../query/type-names.ts';
import { namedOperand } from './named-arguments.ts';
import { type Compiler, type Evaluate, innerScope, type OperatorCompiler } from './scope.ts';
import { isNullish, isTrue } from './truth.ts';
import { checkVariableName } from './variable-name.ts';

/** Operators that evaluate an expression for each element of an array. */
export const arrayLoops: [string, OperatorCompiler][] = [
  ['$map', map],
  ['$filter', filter],
  ['$reduce', reduce],
];

const mapShape = {
  required: { input: 'Location16880', in: 'Location16882' },
  optional: ['as'],
  notAnObject: 'Location16878',
  unknown: 'Location16879',
} as const;

const filterShape = {
  required: { input: 'Location28648', cond: 'Location28650' },
  optional: ['as', 'limit'],
  notAnObject: 'Location28646',
  unknown: 'Location28647',
} as const;

const reduceShape = {
  required: { input: 'Location40077', initialValue: 'Location40078', in: 'Location40079' },
  optional: [],
  notAnObject: 'Location40075',
  unknown: 'Location40076',
} as const;

function variableOf(operand: Document): string {
  if (operand.as === undefined) return 'this';
  checkVariableName(String(operand.as));
  return String(operand.as);
}

function arrayFrom(name: string, code: ErrorName, value: unknown): unknown[] | null {
  if (isNullish(value)) return null;
  must(Array.isArray(value), code, `input to ${name} must be an array not ${typeNameOf(value)}`);
  return value;
}

function map(operand: unknown, compiler: Compiler): Evaluate {
  const given = namedOperand('$map', operand, mapShape);
  const variable = variableOf(given);
  const input = compiler.compile(given.input);
  const body = compiler.knowing([variable]).compile(given.in);
  return (scope) => {
    const array = arrayFrom('$map', 'Location16883', input(scope));
    if (!array) return null;
    const inner = innerScope(scope);
    return array.map((element) => {
      inner.variables[variable] = element;
      return body(inner) ?? null;
    });
  };
}

function filter(operand: unknown, compiler: Compiler): Evaluate {
  const given = namedOperand('$filter', operand, filterShape);
  const variable = variableOf(given);
  const input = compiler.compile(given.input);
  const limit = given.limit === undefined ? undefined : compiler.compile(given.limit);
  const condition = compiler.knowing([variable]).compile(given.cond);
  return (scope) => {
    const array = arrayFrom('$filter', 'Location28651', input(scope));
    if (!array) return null;
    const most = limitOf(limit?.(scope));
    const inner = innerScope(scope);
    const kept: unknown[] = [];
    for (const element of array) {
      if (kept.length >= most) break;
      inner.variables[variable] = element;
      if (isTrue(condition(inner))) kept.push(element);
    }
    return kept;
  };
}

function limitOf(limit: unknown): number {
  if (isNullish(limit)) return Number.POSITIVE_INFINITY;
  const most = isNumeric(limit) ? toNumber(limit) : Number.NaN;
  must(
    Number.isInteger(most) && most > 0,
    'Location327391',
    '$filter: limit must be represented as a 32-bit integral value greater than 0',
  );
  return most;
}

function reduce(operand: unknown, compiler: Compiler): Evaluate {
  const given = namedOperand('$reduce', operand, reduceShape);
  const input = compiler.compile(given.input);
  const initial = compiler.compile(given.initialValue);
  const body = compiler.knowing(['this', 'value']).compile(given.in);
  return (scope) => {
    const array = arrayFrom('$reduce', 'Location40080', input(scope));
    if (!array) return null;
    const inner = innerScope(scope);
    let value = initial(scope);
    for (const element of array) {
      inner.variables.this = element;
      inner.variables.value = value;
      value = body(inner);
    }
    return value;
  };
}
