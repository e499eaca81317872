import { DatabaseError, must } from '../errors.ts';
import { isoWeekDay, monthNames, utcDay } from './date-calendar.ts';
import { offsetText } from './time-zone.ts';

/** What a text says: a local time as if it were of UTC, and the zone if it names one. */
export interface DateText {
  local: number;
  zone: string | undefined;
}

const iso =
  /^(?<Y>\d{4})-(?<m>\d\d)-(?<d>\d\d)(?:[T ](?<H>\d\d):(?<M>\d\d)(?::(?<S>\d\d)(?:\.(?<L>\d{1,3})\d*)?)?)? ?(?<z>Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?$/;

/** What MongoDB reads without a format, as far as it is ISO 8601. */
export function parseIso(text: string): DateText {
  const parts = iso.exec(text.trim())?.groups;
  if (!parts) throw failed(text, 'it is no date of ISO 8601');
  return dateText(text, { ...parts, L: parts.L?.padEnd(3, '0') });
}

const months = monthNames.map((name) => name.toLowerCase());

/** How each letter of a format is written. */
const patterns = new Map([
  ['Y', '\\d{4}'],
  ['G', '\\d{4}'],
  ['L', '\\d{1,3}'],
  ['j', '\\d{1,3}'],
  ['u', '[1-7]'],
  ['b', months.map((name) => name.slice(0, 3)).join('|')],
  ['B', months.join('|')],
  ['z', 'Z|UTC|GMT|[+-]\\d\\d(?::?\\d\\d)?'],
  ['Z', '[+-]?\\d{1,4}'],
]);

/** Reads a text by a format that has been checked. */
export function parseFormat(text: string, format: string): DateText {
  const names = new Set<string>();
  const pattern = format.replace(/%(.)|[\\^$.*+?()[\]{}|/-]/gsu, (whole, letter?: string) => {
    if (letter === undefined) return `\\${whole}`;
    if (letter === '%') return '%';
    must(!names.has(letter), 'ConversionFailure', `The format has ${whole} twice`);
    names.add(letter);
    return `(?<${letter}>${patterns.get(letter) ?? '\\d{1,2}'})`;
  });
  const parts = new RegExp(`^${pattern}$`, 'i').exec(text);
  if (!parts) throw failed(text, 'it does not match the format');
  return dateText(text, parts.groups ?? {});
}

type Parts = Record<string, string | undefined>;

function dateText(text: string, parts: Parts): DateText {
  const [hour = 0, minute = 0, second = 0] = ['H', 'M', 'S'].map((name) =>
    Number(parts[name] ?? 0),
  );
  const local =
    dayOf(text, parts) + ((hour * 60 + minute) * 60 + second) * 1000 + Number(parts.L ?? 0);
  if (hour > 23 || minute > 59 || second > 59) throw failed(text, 'there is no such time');
  const zone = parts.Z === undefined ? parts.z?.toUpperCase() : offsetText(Number(parts.Z));
  return { local, zone };
}

/** Days are told by month and day, by the day of the year, or by the day of an ISO week. */
function dayOf(text: string, parts: Parts): number {
  const number = (name: string) => Number(parts[name]);
  if (parts.G !== undefined) {
    const mixed = ['Y', 'm', 'b', 'B', 'd', 'j'].some((name) => parts[name] !== undefined);
    if (mixed) throw failed(text, 'it mixes natural dates with ISO dates');
    return isoWeekDay(number('G'), Number(parts.V ?? 1), Number(parts.u ?? 1));
  }
  if (parts.Y !== undefined && parts.j !== undefined) return utcDay(number('Y'), 1, number('j'));
  const month = monthOf(parts);
  if (parts.Y === undefined || month === undefined || parts.d === undefined)
    throw failed(text, 'an incomplete date has been found, with elements missing');
  const start = utcDay(number('Y'), month, number('d'));
  const day = new Date(start);
  if (day.getUTCMonth() !== month - 1 || day.getUTCDate() !== number('d'))
    throw failed(text, 'there is no such date');
  return start;
}

function monthOf({ m, b, B }: Parts): number | undefined {
  if (m !== undefined) return Number(m);
  const name = (B ?? b)?.toLowerCase().slice(0, 3);
  return name === undefined ? undefined : months.findIndex((each) => each.startsWith(name)) + 1;
}

function failed(text: string, reason: string): DatabaseError {
  return new DatabaseError('ConversionFailure', `Error parsing date string '${text}'; ${reason}`);
}
