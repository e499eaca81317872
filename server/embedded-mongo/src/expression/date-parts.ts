import { Long } from 'bson';
import { type Document, isDocument } from '../bson/types.ts';
import { must } from '../errors.ts';
import { typeNameOf } from '../query/type-names.ts';
import { dateFrom } from './date-add.ts';
import { daysIntoYear, isoWeekOf } from './date-calendar.ts';
import { namedArguments } from './named-arguments.ts';
import type { Compiler, Evaluate, OperatorCompiler } from './scope.ts';
import { localTime, zoneOf } from './time-zone.ts';
import { isNullish } from './truth.ts';

/** Parts of dates as clocks of the zone show them. */
export const datePartOperators: [string, OperatorCompiler][] = [
  part('$year', (date) => date.getUTCFullYear()),
  part('$month', (date) => date.getUTCMonth() + 1),
  part('$dayOfMonth', (date) => date.getUTCDate()),
  part('$hour', (date) => date.getUTCHours()),
  part('$minute', (date) => date.getUTCMinutes()),
  part('$second', (date) => date.getUTCSeconds()),
  part('$millisecond', (date) => date.getUTCMilliseconds()),
  part('$dayOfYear', daysIntoYear),
  part('$dayOfWeek', (date) => date.getUTCDay() + 1),
  part('$week', (date) => Math.floor((daysIntoYear(date) + 6 - date.getUTCDay()) / 7)),
  part('$isoWeek', (date) => isoWeekOf(date).week),
  part('$isoWeekYear', (date) => Long.fromNumber(isoWeekOf(date).year)),
  part('$isoDayOfWeek', (date) => date.getUTCDay() || 7),
  ['$dateToParts', dateToParts],
];

const shape = {
  required: { date: 'Location40539' },
  optional: ['timezone'],
  notAnObject: 'Location40539',
  unknown: 'Location40535',
} as const;

function part(name: string, of: (date: Date) => unknown): [string, OperatorCompiler] {
  return [
    name,
    (operand, compiler) => {
      const parts = partArguments(name, operand, compiler);
      const zone = parts.get('timezone');
      return (scope) => {
        const date = parts.get('date')?.(scope);
        if (isNullish(date)) return null;
        const instant = dateFrom(date, name);
        const named = zone ? zone(scope) : 'UTC';
        return isNullish(named) ? null : of(new Date(localTime(instant, zoneOf(named))));
      };
    },
  ];
}

/** A date, an array of one date, or `{ date, timezone }`. */
function partArguments(
  name: string,
  operand: unknown,
  compiler: Compiler,
): ReadonlyMap<string, Evaluate> {
  if (isDocument(operand) && !Object.keys(operand)[0]?.startsWith('$'))
    return namedArguments(name, operand, compiler, shape);
  must(
    !Array.isArray(operand) || operand.length === 1,
    'Location40536',
    `${name} accepts exactly one argument if given an array`,
  );
  const date = Array.isArray(operand) ? operand[0] : operand;
  return new Map([['date', compiler.compile(date)]]);
}

const partsShape = {
  required: { date: 'Location40522' },
  optional: ['timezone', 'iso8601'],
  notAnObject: 'Location40524',
  unknown: 'Location40520',
} as const;

/** Wrong other arguments are told even where the date is null. */
function dateToParts(operand: unknown, compiler: Compiler): Evaluate {
  const parts = namedArguments('$dateToParts', operand, compiler, partsShape);
  const [zone, flag] = [parts.get('timezone'), parts.get('iso8601')];
  return (scope) => {
    const date = parts.get('date')?.(scope);
    const named = zone ? zone(scope) : 'UTC';
    if (isNullish(named)) return null;
    const zoneName = zoneOf(named);
    const byWeeks = flag ? flag(scope) : false;
    if (isNullish(byWeeks)) return null;
    must(
      typeof byWeeks === 'boolean',
      'Location40521',
      `iso8601 must evaluate to a bool, found ${typeNameOf(byWeeks)}`,
    );
    if (isNullish(date)) return null;
    return partsOf(new Date(localTime(dateFrom(date, '$dateToParts'), zoneName)), byWeeks);
  };
}

function partsOf(date: Date, byWeeks: boolean): Document {
  const time = {
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
  };
  if (!byWeeks)
    return {
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
      ...time,
    };
  const { year, week } = isoWeekOf(date);
  return { isoWeekYear: year, isoWeek: week, isoDayOfWeek: date.getUTCDay() || 7, ...time };
}
