import { Long } from 'bson';
import { isNumeric, toNumber } from '../bson/types.ts';
import { must } from '../errors.ts';
import { dateFrom } from './date-add.ts';
import {
  day,
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
import { instantOf, localTime, zoneOf } from './time-zone.ts';

export const dateTruncOperators: [string, OperatorCompiler][] = [['$dateTrunc', dateTrunc]];

const shape = {
  required: { date: 'Location5439009', unit: 'Location5439010' },
  optional: ['binSize', 'timezone', 'startOfWeek'],
  notAnObject: 'Location5439007',
  unknown: 'Location5439008',
} as const;

function dateTrunc(operand: unknown, compiler: Compiler): Evaluate {
  const parts = namedArguments('$dateTrunc', operand, compiler, shape);
  const values = readingInTurn(parts, {
    date: (value) => value,
    binSize: binSizeOf,
    unit: (value) => unitOf(value, '$dateTrunc'),
    startOfWeek: {
      read: (value) => weekdayOf(value, '$dateTrunc'),
      unless: ({ unit }) => unit !== 'week',
    },
    timezone: zoneOf,
  });
  return (scope) => {
    const given = values(scope);
    if (!given) return null;
    const { unit, binSize = 1, startOfWeek = 0, timezone = 'UTC' } = given;
    return new Date(
      truncated(dateFrom(given.date, '$dateTrunc', 'Location5439012'), {
        unit: String(unit),
        size: Number(binSize),
        zone: String(timezone),
        startOfWeek: Number(startOfWeek),
      }),
    );
  };
}

function binSizeOf(value: unknown): number {
  const size = isNumeric(value) ? toNumber(value) : Number.NaN;
  must(
    Number.isInteger(size),
    'Location5439017',
    `$dateTrunc requires 'binSize' to be a 64-bit integer, but got value '${String(value)}'`,
  );
  must(
    size > 0,
    'Location5439018',
    `$dateTrunc requires 'binSize' to be greater than 0, but got value ${Long.fromNumber(size)}`,
  );
  return size;
}

interface Bins {
  unit: string;
  size: number;
  zone: string;
  startOfWeek: number;
}

/** Bins are counted from the beginning of the year 2000 in the zone; those of weeks from the first whole one in it. */
const reference = Date.UTC(2000, 0, 1);

function truncated(instant: number, { unit, size, zone, startOfWeek }: Bins): number {
  const length = fixedUnits.get(unit);
  if (length !== undefined) return floorTo(instant, instantOf(reference, zone), length * size);
  const local = localTime(instant, zone);
  const months = monthUnits.get(unit);
  if (months !== undefined) {
    const month = floorTo(monthNumber(local), monthNumber(reference), months * size);
    return instantOf(new Date(0).setUTCFullYear(0, month, 1), zone);
  }
  const first = dayNumber(reference);
  const start = unit === 'week' ? first + ((7 - daysIntoWeek(first, startOfWeek)) % 7) : first;
  return instantOf(floorTo(dayNumber(local), start, unit === 'week' ? size * 7 : size) * day, zone);
}

function floorTo(value: number, from: number, step: number): number {
  return from + Math.floor((value - from) / step) * step;
}
