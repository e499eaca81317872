import { ObjectId, Timestamp } from 'bson';
import { isDocument, isNumeric, toNumber } from '../bson/types.ts';
import { DatabaseError, type ErrorName, must } from '../errors.ts';
import { typeNameOf } from '../query/type-names.ts';
import type { OperatorCompiler } from './scope.ts';
import { instantOf, localTime } from './time-zone.ts';
import { isNullish } from './truth.ts';

export const dateAddOperators: [string, OperatorCompiler][] = [
  ['$dateAdd', moving('$dateAdd', 1)],
  ['$dateSubtract', moving('$dateSubtract', -1)],
];

const milliseconds = new Map<unknown, number>([
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
  ['millisecond', 1],
]);

/** Units that are counted on the calendar of a time zone. */
const calendar = new Map<unknown, { months: number; days: number }>([
  ['year', { months: 12, days: 0 }],
  ['quarter', { months: 3, days: 0 }],
  ['month', { months: 1, days: 0 }],
  ['week', { months: 0, days: 7 }],
  ['day', { months: 0, days: 1 }],
]);

function moving(name: string, sign: 1 | -1): OperatorCompiler {
  return (operand, compiler) => {
    must(
      isDocument(operand) && 'startDate' in operand && 'unit' in operand && 'amount' in operand,
      'Location5166402',
      `${name} requires startDate, unit, and amount to be present`,
    );
    const start = compiler.compile(operand.startDate);
    const unit = compiler.compile(operand.unit);
    const amount = compiler.compile(operand.amount);
    const zone = compiler.compile(operand.timezone ?? null);
    return (scope) => {
      const [date, of, by] = [start(scope), unit(scope), amount(scope)];
      if (isNullish(date) || isNullish(of) || isNullish(by)) return null;
      must(
        isNumeric(by) && Number.isInteger(toNumber(by)),
        'Location5166405',
        `${name} expects integer amount of time units`,
      );
      return moved(dateFrom(date, name), of, toNumber(by) * sign, String(zone(scope) ?? 'UTC'));
    };
  };
}

/** Dates, and what carries one: object ids and timestamps. */
export function dateFrom(value: unknown, name: string, code: ErrorName = 'Location16006'): number {
  if (value instanceof Date) return value.getTime();
  if (value instanceof ObjectId) return value.getTimestamp().getTime();
  if (value instanceof Timestamp) return value.getHighBitsUnsigned() * 1000;
  throw new DatabaseError(
    code,
    `${name}: can't convert from BSON type ${typeNameOf(value)} to Date`,
  );
}

const day = 86_400_000;

function moved(from: number, unit: unknown, by: number, zone: string): Date {
  const length = milliseconds.get(unit);
  if (length !== undefined) return new Date(from + by * length);
  const step = calendar.get(unit);
  must(step, 'FailedToParse', `unknown time unit value: ${String(unit)}`);
  const local = addMonths(localTime(from, zone), step.months * by) + step.days * by * day;
  return new Date(instantOf(local, zone));
}

/** A day that the month lacks becomes its last one. */
function addMonths(local: number, months: number): number {
  if (months === 0) return local;
  const date = new Date(local);
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
  const month = new Date(first);
  const lastDay = Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 0);
  const sameDay = first + (date.getUTCDate() - 1) * day;
  return Math.min(sameDay, lastDay) + (((local % day) + day) % day);
}
