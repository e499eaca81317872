import { ObjectId, Timestamp } from 'bson';
import { isNumeric, toNumber } from '../bson/types.ts';
import { DatabaseError, type ErrorName, must } from '../errors.ts';
import { typeNameOf } from '../query/type-names.ts';
import { day, fixedUnits, monthUnits, unitOf } from './date-unit.ts';
import { namedArguments, readingInTurn } from './named-arguments.ts';
import type { OperatorCompiler } from './scope.ts';
import { instantOf, localTime, zoneOf } from './time-zone.ts';

export const dateAddOperators: [string, OperatorCompiler][] = [
  ['$dateAdd', moving('$dateAdd', 1)],
  ['$dateSubtract', moving('$dateSubtract', -1)],
];

const shape = {
  required: {
    startDate: 'Location5166402',
    unit: 'Location5166402',
    amount: 'Location5166402',
  },
  optional: ['timezone'],
  notAnObject: 'Location5166400',
  unknown: 'Location5166401',
} as const;

function moving(name: string, sign: 1 | -1): OperatorCompiler {
  return (operand, compiler) => {
    const parts = namedArguments(name, operand, compiler, shape);
    const values = readingInTurn(parts, {
      startDate: (value) => value,
      unit: (value) => unitOf(value, name),
      amount: (value) => value,
      timezone: zoneOf,
    });
    return (scope) => {
      const given = values(scope);
      if (!given) return null;
      const { startDate, unit, amount, timezone = 'UTC' } = given;
      const date = dateFrom(startDate, name, 'Location5166403');
      must(
        isNumeric(amount) && Number.isInteger(toNumber(amount)),
        'Location5166405',
        `${name} expects integer amount of time units`,
      );
      return moved(date, String(unit), toNumber(amount) * sign, String(timezone));
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

function moved(from: number, unit: string, by: number, zone: string): Date {
  const length = fixedUnits.get(unit);
  if (length !== undefined) return new Date(from + by * length);
  const days = unit === 'day' ? 1 : unit === 'week' ? 7 : 0;
  const local =
    addMonths(localTime(from, zone), (monthUnits.get(unit) ?? 0) * by) + days * by * day;
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
