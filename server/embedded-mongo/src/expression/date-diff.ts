import { Long } from 'bson';
import { dateFrom } from './date-add.ts';
import {
  dayNumber,
  daysIntoWeek,
  fixedUnits,
  monthNumber,
  monthUnits,
  unitOf,
  weekdayOf,
} from './date-unit.ts';
import { namedArguments, readingInTurn } from './named-arguments.ts';
import type { Compiler, Evaluate, OperatorCompiler } from './scope.ts';
import { localTime, zoneOf } from './time-zone.ts';

export const dateDiffOperators: [string, OperatorCompiler][] = [['$dateDiff', dateDiff]];

const shape = {
  required: {
    startDate: 'Location5166303',
    endDate: 'Location5166304',
    unit: 'Location5166305',
  },
  optional: ['timezone', 'startOfWeek'],
  notAnObject: 'Location5166301',
  unknown: 'Location5166302',
} as const;

function dateDiff(operand: unknown, compiler: Compiler): Evaluate {
  const parts = namedArguments('$dateDiff', operand, compiler, shape);
  const values = readingInTurn(parts, {
    startDate: (value) => value,
    endDate: (value) => value,
    unit: (value) => unitOf(value, '$dateDiff'),
    startOfWeek: {
      read: (value) => weekdayOf(value, '$dateDiff'),
      unless: ({ unit }) => unit !== 'week',
    },
    timezone: zoneOf,
  });
  return (scope) => {
    const given = values(scope);
    if (!given) return null;
    const { unit, startOfWeek = 0, timezone = 'UTC' } = given;
    const start = dateFrom(given.startDate, '$dateDiff', 'Location5166307');
    const end = dateFrom(given.endDate, '$dateDiff', 'Location5166307');
    return Long.fromNumber(
      boundariesBetween(start, end, String(unit), String(timezone), Number(startOfWeek)),
    );
  };
}

/** How many beginnings of the unit lie between two instants, on the clocks of the zone. */
function boundariesBetween(
  start: number,
  end: number,
  unit: string,
  zone: string,
  startOfWeek: number,
): number {
  const from = localTime(start, zone);
  const to = localTime(end, zone);
  const length = fixedUnits.get(unit);
  if (length !== undefined)
    return Math.floor((end - rest(to, length) - (start - rest(from, length))) / length);
  const months = monthUnits.get(unit);
  if (months !== undefined)
    return Math.floor(monthNumber(to) / months) - Math.floor(monthNumber(from) / months);
  const [first, last] = [dayNumber(from), dayNumber(to)];
  if (unit === 'day') return last - first;
  return (last - daysIntoWeek(last, startOfWeek) - (first - daysIntoWeek(first, startOfWeek))) / 7;
}

function rest(local: number, length: number): number {
  return ((local % length) + length) % length;
}
