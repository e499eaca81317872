import { compareValues, equalValues } from '../bson/compare.ts';
import { isNumeric, rank, rankOf, toNumber } from '../bson/types.ts';
import { must } from '../errors.ts';
import { isOperators } from './is-operators.ts';
import { regexTest } from './regex.ts';

/** What a value (undefined: missing) has to be. */
export type Test = (value: unknown) => boolean;

export function equalTest(operand: unknown): Test {
  if (operand === null || operand === undefined)
    return (value) => value === null || value === undefined;
  return (value) => value !== undefined && equalValues(value, operand);
}

export function orderTest(operand: unknown, accept: (order: number) => boolean): Test {
  const kind = rankOf(operand);
  must(kind !== rank.regex, 'BadValue', "Can't have RegEx as arg to predicate over field");
  if (kind === rank.null) return (value) => (value === null || value === undefined) && accept(0);
  const anyType = kind === rank.minKey || kind === rank.maxKey;
  const nan = isNaNumber(operand);
  return (value) => {
    if (value === undefined || (rankOf(value) !== kind && !anyType)) return false;
    return isNaNumber(value) === nan && accept(compareValues(value, operand));
  };
}

function isNaNumber(value: unknown): boolean {
  return isNumeric(value) && Number.isNaN(toNumber(value));
}

export function inTest(operand: unknown): Test {
  must(Array.isArray(operand), 'BadValue', '$in needs an array');
  must(!operand.some(isOperators), 'BadValue', 'cannot nest $ under $in');
  const strings = new Set(operand.filter((choice) => typeof choice === 'string'));
  const others = operand.filter((choice) => typeof choice !== 'string');
  const patterns = others.filter(isRegex).map((choice) => regexTest(choice, undefined));
  const takesNull = others.some(isNullish);
  const sorted = others
    .filter((choice) => !isRegex(choice) && !isNullish(choice))
    .sort(compareValues);
  return (value) => {
    if (strings.has(value as string)) return true;
    if (isNullish(value)) return takesNull;
    return hasEqual(sorted, value) || patterns.some((test) => test(value));
  };
}

const isRegex = (choice: unknown): boolean => rankOf(choice) === rank.regex;

const isNullish = (value: unknown): boolean => value === null || value === undefined;

function hasEqual(sorted: readonly unknown[], value: unknown): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const order = compareValues(sorted[middle], value);
    if (order === 0) return true;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return false;
}

/** What counts as true for switches like $exists. */
export function isSwitchedOn(operand: unknown): boolean {
  if (isNumeric(operand)) return toNumber(operand) !== 0;
  return operand !== false && operand !== null && operand !== undefined;
}
