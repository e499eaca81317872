import { type Document, isDocument, isNumeric, rank, rankOf, toNumber } from '../bson/types.ts';
import { DatabaseError, must } from '../errors.ts';
import { bitTests } from './bits.ts';
import { isOperators } from './is-operators.ts';
import { type Path, someAtPath, someWithElements } from './path.ts';
import { regexTest } from './regex.ts';
import { remainderTest } from './remainder.ts';
import { typeTest } from './type-names.ts';
import { equalTest, inTest, isSwitchedOn, orderTest, type Test } from './value-tests.ts';

export type Predicate = (document: Document) => boolean;

/** One operator at a path. */
export interface Clause {
  path: Path;
  operand: unknown;
  /** The operators beside it ($options beside $regex). */
  siblings: Document;
  /** Compiles a filter that stands inside of the operand. */
  compile: (filter: Document) => Predicate;
  /** An array at the path is one value, its elements are not looked at. */
  single?: boolean;
}

type Operator = (clause: Clause) => Predicate;

export function predicateOf(name: string, clause: Clause): Predicate {
  must(
    !geoOperators.has(name),
    'CommandNotSupported',
    `${name} is not supported by the embedded database`,
  );
  const operator = operators.get(name);
  if (!operator) throw new DatabaseError('BadValue', `unknown operator: ${name}`);
  return operator(clause);
}

const geoOperators = new Set(['$geoWithin', '$geoIntersects', '$near', '$nearSphere', '$within']);

const negated =
  (predicate: Predicate): Predicate =>
  (document) =>
    !predicate(document);

/** Operators that test each value at a path and each element of an array there. */
const onValues =
  (makeTest: (operand: unknown, siblings: Document) => Test): Operator =>
  ({ path, operand, siblings, single }) => {
    const test = makeTest(operand, siblings);
    if (single) return (document) => someAtPath(document, path, test);
    return (document) => someWithElements(document, path, test);
  };

const isEqual = onValues(equalTest);
const isIn = onValues(inTest);

const operators = new Map<string, Operator>([
  ['$eq', isEqual],
  ['$ne', notEqual],
  ['$gt', onValues((operand) => orderTest(operand, (order) => order > 0))],
  ['$gte', onValues((operand) => orderTest(operand, (order) => order >= 0))],
  ['$lt', onValues((operand) => orderTest(operand, (order) => order < 0))],
  ['$lte', onValues((operand) => orderTest(operand, (order) => order <= 0))],
  ['$in', isIn],
  ['$nin', (clause) => negated(isIn(clause))],
  ['$exists', exists],
  ['$type', onValues(typeTest)],
  ['$mod', onValues(remainderTest)],
  ['$regex', onValues((operand, siblings) => regexTest(operand, siblings.$options))],
  ['$options', ({ siblings }) => optionsAlone(siblings)],
  ['$not', not],
  ['$size', size],
  ['$all', everyOf],
  ['$elemMatch', elemMatch],
  ...[...bitTests].map(([name, makeTest]): [string, Operator] => [name, onValues(makeTest)]),
  ['$comment', () => () => true],
]);

function notEqual(clause: Clause): Predicate {
  must(rankOf(clause.operand) !== rank.regex, 'BadValue', "Can't have regex as arg to $ne.");
  return negated(isEqual(clause));
}

function exists({ path, operand }: Clause): Predicate {
  const present: Predicate = (document) =>
    someAtPath(document, path, (value) => value !== undefined);
  return isSwitchedOn(operand) ? present : negated(present);
}

function optionsAlone(siblings: Document): Predicate {
  must('$regex' in siblings, 'BadValue', '$options needs a $regex');
  return () => true;
}

function not(clause: Clause): Predicate {
  const { operand } = clause;
  if (rankOf(operand) === rank.regex)
    return negated(predicateOf('$regex', { ...clause, siblings: {} }));
  must(isOperators(operand), 'BadValue', '$not needs a regex or a document');
  return negated(allOperators(operand, clause));
}

/** All of `{ $gt: …, $lt: … }` at the path of the clause. */
function allOperators(operators: Document, clause: Clause): Predicate {
  const parts = Object.entries(operators).map(([name, operand]) =>
    predicateOf(name, { ...clause, operand, siblings: operators }),
  );
  return (document) => parts.every((part) => part(document));
}

function size({ path, operand }: Clause): Predicate {
  const wanted = isNumeric(operand) ? toNumber(operand) : Number.NaN;
  must(
    Number.isInteger(wanted) && wanted >= 0,
    'BadValue',
    'Failed to parse $size. Expected a non-negative integer',
  );
  return (document) =>
    someAtPath(document, path, (value) => Array.isArray(value) && value.length === wanted);
}

function everyOf(clause: Clause): Predicate {
  const { operand } = clause;
  must(Array.isArray(operand), 'BadValue', '$all needs an array');
  if (operand.length === 0) return () => false;
  const nested = operand.filter((wanted) => isDocument(wanted) && '$elemMatch' in wanted);
  must(
    nested.length === 0 || nested.length === operand.length,
    'BadValue',
    'no $ expressions in $all',
  );
  const parts = operand.map((wanted) => {
    if (nested.length > 0) return elemMatch({ ...clause, operand: wanted.$elemMatch });
    const name = rankOf(wanted) === rank.regex ? '$regex' : '$eq';
    return predicateOf(name, { ...clause, operand: wanted, siblings: {} });
  });
  return (document) => parts.every((part) => part(document));
}

function elemMatch({ path, operand, compile }: Clause): Predicate {
  const test = elementTest(operand, compile, true);
  return (document) =>
    someAtPath(document, path, (value) => Array.isArray(value) && value.some(test));
}

const element = ['element'];

/** The test of one element by operators or by a filter over its fields. */
export function elementTest(operand: unknown, compile: Clause['compile'], single: boolean): Test {
  must(isDocument(operand), 'BadValue', '$elemMatch needs an Object');
  const first = Object.keys(operand)[0] as string;
  if (isOperators(operand) && !['$and', '$or', '$nor', '$expr'].includes(first)) {
    const clause = { path: element, operand, siblings: operand, compile, single };
    const matches = allOperators(operand, clause);
    return (value) => matches({ element: value });
  }
  const matches = compile(operand);
  return (value) =>
    (isDocument(value) && matches(value)) ||
    (Array.isArray(value) && matches(Object.fromEntries(value.entries())));
}
