import { must } from '../errors.ts';
import { typeNameOf } from '../query/type-names.ts';

export const day = 86_400_000;

/** Units that are the same length everywhere, in milliseconds. */
export const fixedUnits: ReadonlyMap<string, number> = new Map([
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
  ['millisecond', 1],
]);

/** Units that are counted in months on a calendar. */
export const monthUnits: ReadonlyMap<string, number> = new Map([
  ['year', 12],
  ['quarter', 3],
  ['month', 1],
]);

export function unitOf(value: unknown, operator: string): string {
  must(
    typeof value === 'string',
    'Location5439013',
    `${operator} requires 'unit' to be a string, but got ${typeNameOf(value)}`,
  );
  const known =
    fixedUnits.has(value) || monthUnits.has(value) || value === 'day' || value === 'week';
  must(known, 'FailedToParse', `unknown time unit value: ${value}`);
  return value;
}

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** 0 is Sunday. */
export function weekdayOf(value: unknown, operator: string): number {
  must(
    typeof value === 'string',
    'Location5439015',
    `${operator} requires 'startOfWeek' to be a string, but got ${typeNameOf(value)}`,
  );
  const name = value.toLowerCase();
  const weekday = weekdays.findIndex((each) => each === name || each.slice(0, 3) === name);
  must(
    weekday >= 0,
    'Location5439016',
    `${operator} parameter 'startOfWeek' value cannot be recognized as a day of a week: ${value}`,
  );
  return weekday;
}

/** Whole days since 1970 of a local time. */
export function dayNumber(local: number): number {
  return Math.floor(local / day);
}

/** Whole months since the year 0 of a local time. */
export function monthNumber(local: number): number {
  const date = new Date(local);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** Days from the last start of a week to this day; day 0 was a Thursday. */
export function daysIntoWeek(dayOf1970: number, startOfWeek: number): number {
  return (((dayOf1970 + 4 - startOfWeek) % 7) + 7) % 7;
}
