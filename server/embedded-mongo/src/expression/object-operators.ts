import { copyOf, withField } from '../bson/fields.ts';
import { type Document, isDocument } from '../bson/types.ts';
import { type ErrorName, must } from '../errors.ts';
import { fieldOf } from '../query/path.ts';
import { typeNameOf } from '../query/type-names.ts';
import { eager } from './arity.ts';
import type { Compiler, Evaluate, OperatorCompiler } from './scope.ts';
import { isNullish } from './truth.ts';

export const objectOperators: [string, OperatorCompiler][] = [
  eager('$mergeObjects', 0, Number.POSITIVE_INFINITY, mergeArguments),
  eager('$objectToArray', 1, 1, objectToArray),
  eager('$arrayToObject', 1, 1, arrayToObject),
  ['$getField', getField],
  ['$setField', setFieldOperator],
  ['$unsetField', unsetField],
];

function mergeArguments(...values: unknown[]): Document {
  const [only] = values;
  return mergeObjects(values.length === 1 && Array.isArray(only) ? only : values);
}

/** Later fields win; null and missing add nothing. */
export function mergeObjects(values: unknown[]): Document {
  let result: Document = {};
  for (const value of values) {
    if (isNullish(value)) continue;
    must(
      isDocument(value),
      'Location40400',
      `$mergeObjects requires object inputs, but input is of type ${typeNameOf(value)}`,
    );
    for (const [name, field] of Object.entries(value)) result = withField(result, name, field);
  }
  return result;
}

function objectToArray(value: unknown): unknown {
  if (isNullish(value)) return null;
  must(
    isDocument(value),
    'Location40390',
    `$objectToArray requires a document input, found: ${typeNameOf(value)}`,
  );
  return Object.entries(value).map(([k, v]) => ({ k, v }));
}

function arrayToObject(value: unknown): unknown {
  if (isNullish(value)) return null;
  must(
    Array.isArray(value),
    'Location40386',
    `$arrayToObject requires an array input, found: ${typeNameOf(value)}`,
  );
  const ofPairs = Array.isArray(value[0]);
  must(
    ofPairs || value.length === 0 || isDocument(value[0]),
    'Location40398',
    `Unrecognised input type format for $arrayToObject: ${typeNameOf(value[0])}`,
  );
  let result: Document = {};
  for (const entry of value) {
    const [name, field] = ofPairs ? pairOf(entry) : namedPairOf(entry);
    result = withField(result, name, field);
  }
  return result;
}

const oneFormat =
  '$arrayToObject requires a consistent input format. Elements must all be arrays or all be objects.';

function pairOf(entry: unknown): [string, unknown] {
  must(Array.isArray(entry), 'Location40396', oneFormat);
  must(
    entry.length === 2,
    'Location40397',
    `$arrayToObject requires an array of size 2 arrays,found array of size: ${entry.length}`,
  );
  return [keyOf(entry[0], 'Location40395', 'Location4940400'), entry[1]];
}

function namedPairOf(entry: unknown): [string, unknown] {
  must(isDocument(entry), 'Location40391', oneFormat);
  const size = Object.keys(entry).length;
  must(
    size === 2,
    'Location40392',
    `$arrayToObject requires an object keys of 'k' and 'v'. Found incorrect number of keys:${size}`,
  );
  must(
    Object.hasOwn(entry, 'k') && Object.hasOwn(entry, 'v'),
    'Location40393',
    "$arrayToObject requires an object with keys 'k' and 'v'.",
  );
  return [keyOf(entry.k, 'Location40394', 'Location4940401'), entry.v];
}

function keyOf(key: unknown, notText: ErrorName, withZero: ErrorName): string {
  must(
    typeof key === 'string',
    notText,
    `$arrayToObject requires keys of type string. Found key type: ${typeNameOf(key)}`,
  );
  must(!key.includes('\0'), withZero, 'Key field cannot contain an embedded null byte');
  return key;
}

function fieldName(name: string, operand: unknown): string {
  const value = isDocument(operand) && '$literal' in operand ? operand.$literal : operand;
  must(
    typeof value === 'string' && (!value.startsWith('$') || value !== operand),
    'Location5654602',
    `${name} requires 'field' to evaluate to type String`,
  );
  return value;
}

function getField(operand: unknown, compiler: Compiler): Evaluate {
  const full = isDocument(operand) && 'field' in operand ? operand : { field: operand };
  const unknown = Object.keys(full).find((name) => name !== 'field' && name !== 'input');
  must(unknown === undefined, 'Location3041701', `$getField found an unknown argument: ${unknown}`);
  const name = compiler.compile(full.field);
  const input = compiler.compile('input' in full ? full.input : '$$CURRENT');
  return (scope) => {
    const field = name(scope);
    must(
      typeof field === 'string',
      'Location3041704',
      `$getField requires 'field' to evaluate to type String, but got ${field === undefined ? 'missing' : typeNameOf(field)}`,
    );
    const value = input(scope);
    if (isDocument(value)) return fieldOf(value, field);
    return value === null ? null : undefined;
  };
}

function setFieldOperator(operand: unknown, compiler: Compiler): Evaluate {
  must(
    isDocument(operand) && 'field' in operand && 'input' in operand && 'value' in operand,
    'Location4161102',
    "$setField requires 'field', 'input' and 'value' to be specified",
  );
  const name = fieldName('$setField', operand.field);
  const input = compiler.compile(operand.input);
  const value = compiler.compile(operand.value);
  return (scope) => changed(input(scope), name, value(scope));
}

function unsetField(operand: unknown, compiler: Compiler): Evaluate {
  must(
    isDocument(operand) && 'field' in operand && 'input' in operand,
    'Location4161102',
    "$unsetField requires 'field' and 'input' to be specified",
  );
  const name = fieldName('$unsetField', operand.field);
  const input = compiler.compile(operand.input);
  return (scope) => changed(input(scope), name, undefined);
}

function changed(document: unknown, name: string, value: unknown): unknown {
  if (isNullish(document)) return null;
  must(
    isDocument(document),
    'Location4161105',
    `$setField requires 'input' to evaluate to type Object`,
  );
  const result = copyOf(document);
  if (value !== undefined) return withField(result, name, value);
  delete result[name];
  return result;
}
