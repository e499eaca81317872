import { must } from '../errors.ts';
import { daysIntoYear, isoWeekOf, monthNames } from './date-calendar.ts';
import { localTime, offsetAt, offsetText } from './time-zone.ts';

/** What stands for a letter of a format, of the local time and its minutes ahead of UTC. */
type Specifier = (date: Date, minutes: number) => string;

const specifiers = new Map<string, Specifier>([
  ['%', () => '%'],
  ['Y', (date) => yearText(date.getUTCFullYear())],
  ['m', (date) => padded(date.getUTCMonth() + 1, 2)],
  ['d', (date) => padded(date.getUTCDate(), 2)],
  ['H', (date) => padded(date.getUTCHours(), 2)],
  ['M', (date) => padded(date.getUTCMinutes(), 2)],
  ['S', (date) => padded(date.getUTCSeconds(), 2)],
  ['L', (date) => padded(date.getUTCMilliseconds(), 3)],
  ['b', (date) => (monthNames[date.getUTCMonth()] as string).slice(0, 3)],
  ['B', (date) => monthNames[date.getUTCMonth()] as string],
  ['j', (date) => padded(daysIntoYear(date), 3)],
  ['w', (date) => String(date.getUTCDay() + 1)],
  ['u', (date) => String(date.getUTCDay() || 7)],
  ['U', (date) => padded(Math.floor((daysIntoYear(date) + 6 - date.getUTCDay()) / 7), 2)],
  ['G', (date) => yearText(isoWeekOf(date).year)],
  ['V', (date) => padded(isoWeekOf(date).week, 2)],
  ['z', (_date, minutes) => offsetText(minutes).replace(':', '')],
  ['Z', (_date, minutes) => String(minutes)],
]);

/** Refuses what `formatDate` could not write. */
export function checkFormat(
  format: string,
  known: { has(letter: string): boolean } = specifiers,
): void {
  for (const [specifier] of format.matchAll(/%(.?)/gsu)) {
    must(specifier !== '%', 'Location18535', "Unmatched '%' at end of format string");
    must(
      known.has(specifier.slice(1)),
      'Location18536',
      `Invalid format character '${specifier}' in format string`,
    );
  }
}

/** The instant as clocks of the zone show it, in a format that has been checked. */
export function formatDate(instant: number, zone: string, format: string): string {
  const date = new Date(localTime(instant, zone));
  const minutes = offsetAt(zone, instant);
  return format.replace(
    /%(.)/gsu,
    (whole, letter: string) => specifiers.get(letter)?.(date, minutes) ?? whole,
  );
}

function padded(value: number, length: number): string {
  return String(value).padStart(length, '0');
}

function yearText(year: number): string {
  must(
    year >= 0 && year <= 9999,
    'Location18537',
    `Could not convert date to string: year ${year} is not in the range 0 to 9999`,
  );
  return padded(year, 4);
}
