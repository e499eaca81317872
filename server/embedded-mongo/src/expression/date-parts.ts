import { Long } from 'bson';
import { type Document, isDocument } from '../bson/types.ts';
import { mingoOperator } from './mingo-functions.ts';
import type { Compiler, Evaluate, OperatorCompiler } from './scope.ts';
import { isNullish } from './truth.ts';

/** Parts of dates: of null they are null. */
export const datePartOperators: [string, OperatorCompiler][] = [
  ...['$year', '$month', '$dayOfMonth', '$hour', '$minute', '$second', '$millisecond'].map(part),
  ...['$dayOfYear', '$dayOfWeek', '$isoWeek', '$isoDayOfWeek'].map(part),
  [
    '$isoWeekYear',
    ofDate('$isoWeekYear', (year) => (isNullish(year) ? null : Long.fromNumber(Number(year)))),
  ],
  ['$week', week],
  ['$dateToParts', ofDate('$dateToParts', (parts) => inOrder(parts as Document))],
];

function part(name: string): [string, OperatorCompiler] {
  return [name, ofDate(name, (value) => value)];
}

function ofDate(name: string, finish: (value: unknown) => unknown): OperatorCompiler {
  const call = mingoOperator(name) as OperatorCompiler;
  return (operand, compiler) => {
    const date = compiler.compile(dateOf(operand));
    const evaluate = call(operand, compiler);
    return (scope) => (isNullish(date(scope)) ? null : finish(evaluate(scope)));
  };
}

function dateOf(operand: unknown): unknown {
  if (isDocument(operand) && 'date' in operand) return operand.date;
  return Array.isArray(operand) ? operand[0] : operand;
}

/** Weeks begin on Sundays; days before the first one are in week 0. */
function week(operand: unknown, compiler: Compiler): Evaluate {
  const dayOfYear = ofDate('$dayOfYear', (value) => value)(operand, compiler);
  const dayOfWeek = ofDate('$dayOfWeek', (value) => value)(operand, compiler);
  return (scope) => {
    const day = dayOfYear(scope);
    if (isNullish(day)) return null;
    return Math.floor((Number(day) + 7 - Number(dayOfWeek(scope))) / 7);
  };
}

const order = ['year', 'month', 'isoWeekYear', 'isoWeek', 'day', 'isoDayOfWeek'];

function inOrder(parts: Document): Document {
  const names = [...order, 'hour', 'minute', 'second', 'millisecond'];
  const present = names.filter((name) => name in parts);
  return Object.fromEntries(present.map((name) => [name, parts[name]]));
}
