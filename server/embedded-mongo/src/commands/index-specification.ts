import { equalValues } from '../bson/compare.ts';
import { type Document, isDocument, isNumeric, toNumber } from '../bson/types.ts';
import { DatabaseError, must } from '../errors.ts';
import { isOperators } from '../query/is-operators.ts';
import { compileFilter } from '../query/matcher.ts';
import type { Collection, Index } from '../storage/catalogue-types.ts';

const honoured = new Set([
  'v',
  'key',
  'name',
  'unique',
  'sparse',
  'partialFilterExpression',
  'expireAfterSeconds',
  'background',
]);

/** MongoDB's limit for one collection. */
const maxIndexes = 64;

/** Checks one specification of createIndexes and brings it into the form that is kept. */
export function indexSpecification(given: Document): Document {
  refuseOptions(given);
  const { key, partialFilterExpression: partial, expireAfterSeconds: seconds } = given;
  must(
    key !== undefined,
    'FailedToParse',
    "The 'key' field is a required property of an index specification",
  );
  must(
    isDocument(key) && Object.keys(key).length > 0,
    'CannotCreateIndex',
    'Index keys cannot be an empty object',
  );
  checkKey(key);
  checkExpiry(key, seconds);
  checkPartial(given);
  return {
    v: 2,
    key,
    name: nameOf(given),
    ...(isSet(given.unique) ? { unique: true } : {}),
    ...(isSet(given.sparse) ? { sparse: true } : {}),
    ...(partial === undefined ? {} : { partialFilterExpression: partial }),
    ...(seconds === undefined ? {} : { expireAfterSeconds: seconds }),
  };
}

function refuseOptions(given: Document): void {
  for (const option of Object.keys(given)) {
    if (honoured.has(option) || isNeutral(option, given[option])) continue;
    throw new DatabaseError(
      'InvalidIndexSpecificationOption',
      `The field '${option}' is not valid for an index specification of the embedded database.`,
    );
  }
}

/** An option that says what is so anyway. */
function isNeutral(option: string, value: unknown): boolean {
  if (option === 'collation') return isDocument(value) && value.locale === 'simple';
  return option === 'hidden' && value === false;
}

function isSet(value: unknown): boolean {
  return value === true || (isNumeric(value) && toNumber(value) !== 0);
}

function nameOf(given: Document): string {
  const { name } = given;
  must(
    name !== undefined,
    'FailedToParse',
    "The 'name' field is a required property of an index specification",
  );
  must(typeof name === 'string', 'TypeMismatch', "The field 'name' must be a string");
  must(name !== '', 'CannotCreateIndex', 'index name cannot be empty');
  return name;
}

function checkKey(key: Document): void {
  for (const [field, direction] of Object.entries(key)) {
    must(
      field !== '' && !field.split('.').includes(''),
      'CannotCreateIndex',
      'Index keys cannot contain an empty field.',
    );
    must(
      !field.includes('$**'),
      'CannotCreateIndex',
      'Wildcard indexes are not supported by the embedded database',
    );
    must(
      !field
        .split('.')
        .some((part) => part.startsWith('$') && !['$ref', '$id', '$db'].includes(part)),
      'CannotCreateIndex',
      "Index key contains an illegal field name: field name starts with '$'.",
    );
    must(
      typeof direction !== 'string',
      'CannotCreateIndex',
      `Index type '${String(direction)}' is not supported by the embedded database`,
    );
    must(
      isNumeric(direction) && toNumber(direction) !== 0 && !Number.isNaN(toNumber(direction)),
      'CannotCreateIndex',
      'Values in the index key pattern must be numbers other than 0',
    );
  }
}

/** Refuses seconds that MongoDB refuses, and keys for which it knows no expiry. */
export function checkExpiry(key: Document, seconds: unknown): void {
  if (seconds === undefined) return;
  must(isNumeric(seconds), 'TypeMismatch', "'expireAfterSeconds' must be numeric");
  must(
    toNumber(seconds) >= 0 && toNumber(seconds) <= 2147483647,
    'InvalidOptions',
    'TTL index expireAfterSeconds must be between 0 and 2147483647',
  );
  must(
    Object.keys(key).length === 1,
    'CannotCreateIndex',
    'TTL indexes are single-field indexes, compound indexes do not support TTL.',
  );
  must(
    !('_id' in key),
    'InvalidIndexSpecificationOption',
    'The field expireAfterSeconds is not valid for an _id index specification.',
  );
}

const partialOperators = new Set(['$eq', '$gt', '$gte', '$lt', '$lte', '$exists', '$type', '$in']);

function checkPartial({ partialFilterExpression: filter, sparse }: Document): void {
  if (filter === undefined) return;
  must(!sparse, 'CannotCreateIndex', 'cannot mix "partialFilterExpression" and "sparse" options');
  must(isDocument(filter), 'TypeMismatch', 'partialFilterExpression has to be an object');
  compileFilter(filter);
  checkPartialFilter(filter);
}

function checkPartialFilter(filter: Document): void {
  for (const [name, value] of Object.entries(filter)) {
    if (name === '$and') {
      for (const part of value as Document[]) checkPartialFilter(part);
    } else {
      refuseInPartial(name.startsWith('$'), name);
      if (isOperators(value)) checkPartialOperators(value);
    }
  }
}

function checkPartialOperators(operators: Document): void {
  for (const [operator, operand] of Object.entries(operators))
    refuseInPartial(
      !partialOperators.has(operator) || (operator === '$exists' && operand === false),
      operator,
    );
}

function refuseInPartial(refused: boolean, what: string): void {
  must(!refused, 'CannotCreateIndex', `Expression not supported in partial index: ${what}`);
}

/** True when the collection has this very index already; throws when another one is in the way. */
export function isThere(collection: Collection, spec: Document): boolean {
  const sameName = collection.indexes.find(({ name }) => name === spec.name);
  const sameKey = collection.indexes.find((index) => isSameIndex(index, spec));
  if (sameName && isEqualSpec(sameName, spec)) return true;
  if (sameName)
    throw new DatabaseError(
      'IndexKeySpecsConflict',
      `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. Requested index: ${JSON.stringify(spec)}, existing index: ${JSON.stringify(sameName.spec)}`,
    );
  if (sameKey)
    throw new DatabaseError(
      'IndexOptionsConflict',
      `Index already exists with a different name: ${sameKey.name}`,
    );
  must(
    collection.indexes.length + 2 <= maxIndexes,
    'CannotCreateIndex',
    'add index fails, too many indexes',
  );
  return false;
}

/** Indexes are told apart by key and partial filter. */
function isSameIndex({ spec }: Index, other: Document): boolean {
  return (
    equalValues(spec.key, other.key) &&
    equalValues(spec.partialFilterExpression ?? null, other.partialFilterExpression ?? null)
  );
}

function isEqualSpec(index: Index, other: Document): boolean {
  const { spec } = index;
  return (
    isSameIndex(index, other) &&
    spec.unique === other.unique &&
    spec.sparse === other.sparse &&
    equalValues(spec.expireAfterSeconds ?? null, other.expireAfterSeconds ?? null)
  );
}
