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
import { namedArguments } from './named-arguments.ts';
import type { Compiler, Evaluate, OperatorCompiler } from './scope.ts';
import { localTime, zoneOf } from './time-zone.ts';
import { isNullish } from './truth.ts';

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
  return (scope) => {
    const values = new Map([...parts].map(([name, part]) => [name, part(scope)]));
    if ([...values].some(([name, value]) => isNullish(value) && name !== 'startOfWeek'))
      return null;
    const unit = unitOf(values.get('unit'), '$dateDiff');
    const startOfWeek = values.has('startOfWeek') ? values.get('startOfWeek') : 'sunday';
    if (unit === 'week' && isNullish(startOfWeek)) return null;
    const [start, end] = ['startDate', 'endDate'].map((name) =>
      dateFrom(values.get(name), '$dateDiff', 'Location5166307'),
    ) as [number, number];
    const zone = zoneOf(values.get('timezone') ?? 'UTC');
    const week = unit === 'week' ? weekdayOf(startOfWeek, '$dateDiff') : 0;
    return Long.fromNumber(boundariesBetween(start, end, unit, zone, week));
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
