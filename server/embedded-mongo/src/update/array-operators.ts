import { equalValues } from '../bson/compare.ts';
import { isDocument, isNumeric, rank, rankOf, toNumber } from '../bson/types.ts';
import { DatabaseError, must } from '../errors.ts';
import { compilePullTest } from '../query/element-test.ts';
import { isOperators } from '../query/is-operators.ts';
import { compileFilter } from '../query/matcher.ts';
import { regexTest } from '../query/regex.ts';
import { typeNameOf } from '../query/type-names.ts';
import { shellText } from '../storage/duplicate-key.ts';
import type { UpdateOperator } from './leaf.ts';

export const addToSet: UpdateOperator = (operand) => {
  const each = membersOf(operand);
  return (value, _situation, at) => {
    must(
      value === undefined || Array.isArray(value),
      'BadValue',
      `Cannot apply $addToSet to non-array field. Field named '${at}' has non-array type ${typeNameOf(value)}`,
    );
    const result = [...((value as unknown[] | undefined) ?? [])];
    const before = result.length;
    for (const member of each)
      if (!result.some((element) => equalValues(element, member))) result.push(member);
    return result.length === before && value !== undefined ? value : result;
  };
};

function membersOf(operand: unknown): unknown[] {
  if (!isDocument(operand) || Object.keys(operand)[0] !== '$each') return [operand];
  const { $each: each, ...others } = operand;
  must(
    Array.isArray(each),
    'TypeMismatch',
    `The argument to $each in $addToSet must be an array but it was of type ${typeNameOf(each)}`,
  );
  const other = Object.keys(others)[0];
  must(
    other === undefined,
    'BadValue',
    `Found unexpected fields after $each in $addToSet: ${shellText(operand)}`,
  );
  return each;
}

export const pop: UpdateOperator = (operand) => {
  const end = isNumeric(operand) ? toNumber(operand) : 0;
  must(
    end === 1 || end === -1,
    'FailedToParse',
    `$pop expects 1 or -1, found: ${shellText(operand)}`,
  );
  return (value, _situation, at) => {
    if (value === undefined) return undefined;
    must(
      Array.isArray(value),
      'TypeMismatch',
      `Path '${at}' contains an element of non-array type '${typeNameOf(value)}'`,
    );
    if (value.length === 0) return value;
    return end === 1 ? value.slice(0, -1) : value.slice(1);
  };
};

export const pull: UpdateOperator = (operand) => removing('$pull', pullTest(operand));

export const pullAll: UpdateOperator = (operand) => {
  must(
    Array.isArray(operand),
    'BadValue',
    `$pullAll requires an array argument but was given a ${typeNameOf(operand)}`,
  );
  return removing('$pullAll', (element) => operand.some((value) => equalValues(element, value)));
};

function removing(
  name: string,
  unwanted: (element: unknown) => boolean,
): ReturnType<UpdateOperator> {
  return (value) => {
    if (value === undefined) return undefined;
    if (!Array.isArray(value))
      throw new DatabaseError('BadValue', `Cannot apply ${name} to a non-array value`);
    const kept = value.filter((element) => !unwanted(element));
    return kept.length === value.length ? value : kept;
  };
}

/** A document without operators is matched as a query over elements, anything else by equality. */
function pullTest(operand: unknown): (element: unknown) => boolean {
  if (isOperators(operand)) return compilePullTest(operand);
  if (isDocument(operand)) {
    const filter = compileFilter(operand);
    return (element) => isDocument(element) && filter.matches(element);
  }
  if (rankOf(operand) === rank.regex) return regexTest(operand, undefined);
  return (element) => equalValues(element, operand);
}
