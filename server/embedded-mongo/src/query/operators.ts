import { compareValues, equalValues } from '../bson/compare.ts';
import { type Document, isDocument, rank, rankOf } from '../bson/types.ts';
import { DatabaseError, must } from '../errors.ts';
import { bitTests } from './bits.ts';
import { compileFilter, isOperators } from './matcher.ts';
import { type Path, someAtPath, someWithElements } from './path.ts';
import { regexTest } from './regex.ts';
import { remainderTest } from './remainder.ts';
import { typeTest } from './type-names.ts';

export type Predicate = (document: Document) => boolean;
export type Test = (value: unknown) => boolean;

type Operator = (path: Path, operand: unknown, siblings: Document) => Predicate;

/** The predicate of one operator at a path. `siblings` are the operators beside it ($options beside $regex). */
export function predicateOf(
  name: string,
  path: Path,
  operand: unknown,
  siblings: Document,
): Predicate {
  const operator = operators.get(name);
  if (!operator) throw new DatabaseError('BadValue', `unknown operator: ${name}`);
  return operator(path, operand, siblings);
}

const negated =
  (predicate: Predicate): Predicate =>
  (document) =>
    !predicate(document);

/** Operators that test each value at a path and each element of an array there. */
const onValues =
  (makeTest: (operand: unknown, siblings: Document) => Test): Operator =>
  (path, operand, siblings) => {
    const test = makeTest(operand, siblings);
    return (document) => someWithElements(document, path, test);
  };

const isEqual = onValues(equalTest);
const isIn = onValues(inTest);

const operators = new Map<string, Operator>([
  ['$eq', isEqual],
  ['$ne', (path, operand, siblings) => negated(isEqual(path, operand, siblings))],
  ['$gt', onValues((operand) => orderTest(operand, (order) => order > 0))],
  ['$gte', onValues((operand) => orderTest(operand, (order) => order >= 0))],
  ['$lt', onValues((operand) => orderTest(operand, (order) => order < 0))],
  ['$lte', onValues((operand) => orderTest(operand, (order) => order <= 0))],
  ['$in', isIn],
  ['$nin', (path, operand, siblings) => negated(isIn(path, operand, siblings))],
  ['$exists', exists],
  ['$type', (path, operand) => onValues(typeTest)(path, operand, {})],
  ['$mod', onValues(remainderTest)],
  ['$regex', onValues((operand, siblings) => regexTest(operand, siblings.$options))],
  ['$options', (_path, _operand, siblings) => optionsAlone(siblings)],
  ['$not', not],
  ['$size', size],
  ['$all', everyOf],
  ['$elemMatch', elemMatch],
  ...[...bitTests].map(([name, makeTest]): [string, Operator] => [name, onValues(makeTest)]),
  ['$comment', () => () => true],
]);

function equalTest(operand: unknown): Test {
  if (operand === null) return (value) => value === null || value === undefined;
  return (value) => value !== undefined && equalValues(value, operand);
}

function orderTest(operand: unknown, accept: (order: number) => boolean): Test {
  const kind = rankOf(operand);
  must(kind !== rank.regex, 'BadValue', "Can't have RegEx as arg to predicate over field");
  const anyType = kind === rank.minKey || kind === rank.maxKey;
  if (kind === rank.null) return (value) => (value === null || value === undefined) && accept(0);
  return (value) => {
    if (value === undefined || (rankOf(value) !== kind && !anyType)) return false;
    if (Number.isNaN(value) !== Number.isNaN(operand)) return false;
    return accept(compareValues(value, operand));
  };
}

function inTest(operand: unknown): Test {
  must(Array.isArray(operand), 'BadValue', '$in needs an array');
  must(!operand.some(isOperators), 'BadValue', 'cannot nest $ under $in');
  const plain = new Set(
    operand.filter((choice) => typeof choice === 'string' || typeof choice === 'number'),
  );
  const tests = operand
    .filter((choice) => typeof choice !== 'string')
    .map((choice) =>
      rankOf(choice) === rank.regex ? regexTest(choice, undefined) : equalTest(choice),
    );
  return (value) =>
    plain.has(value as string) ||
    (typeof value !== 'string' || tests.length > 0 ? tests.some((test) => test(value)) : false);
}

function exists(path: Path, operand: unknown): Predicate {
  const present: Predicate = (document) =>
    someAtPath(document, path, (value) => value !== undefined);
  return operand === false || operand === null || operand === 0 ? negated(present) : present;
}

function optionsAlone(siblings: Document): Predicate {
  must('$regex' in siblings, 'BadValue', '$options needs a $regex');
  return () => true;
}

function not(path: Path, operand: unknown): Predicate {
  if (rankOf(operand) === rank.regex) return negated(predicateOf('$regex', path, operand, {}));
  must(isOperators(operand), 'BadValue', '$not needs a regex or a document');
  const parts = Object.entries(operand).map(([name, value]) =>
    predicateOf(name, path, value, operand),
  );
  return negated((document) => parts.every((part) => part(document)));
}

function size(path: Path, operand: unknown): Predicate {
  const wanted = Number(operand);
  must(
    Number.isInteger(wanted) && wanted >= 0,
    'BadValue',
    'Failed to parse $size. Expected a non-negative integer',
  );
  return (document) =>
    someAtPath(document, path, (value) => Array.isArray(value) && value.length === wanted);
}

function everyOf(path: Path, operand: unknown): Predicate {
  must(Array.isArray(operand), 'BadValue', '$all needs an array');
  if (operand.length === 0) return () => false;
  const parts = operand.map((wanted) => {
    if (isDocument(wanted) && '$elemMatch' in wanted) return elemMatch(path, wanted.$elemMatch);
    return predicateOf(rankOf(wanted) === rank.regex ? '$regex' : '$eq', path, wanted, {});
  });
  return (document) => parts.every((part) => part(document));
}

function elemMatch(path: Path, operand: unknown): Predicate {
  const test = elementTest(operand);
  return (document) =>
    someAtPath(document, path, (value) => Array.isArray(value) && value.some(test));
}

/** The test of one element by what stands in $elemMatch or $pull or an array filter. */
export function elementTest(operand: unknown): Test {
  must(isDocument(operand), 'BadValue', '$elemMatch needs an Object');
  if (
    isOperators(operand) &&
    !['$and', '$or', '$nor'].includes(Object.keys(operand)[0] as string)
  ) {
    const parts = Object.entries(operand).map(([name, value]) =>
      predicateOf(name, ['element'], value, operand),
    );
    return (element) => parts.every((part) => part({ element }));
  }
  const filter = compileFilter(operand);
  return (element) =>
    (isDocument(element) && filter.matches(element)) ||
    (Array.isArray(element) && filter.matches(Object.fromEntries(element.entries())));
}
