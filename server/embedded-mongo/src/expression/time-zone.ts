import { must } from '../errors.ts';
import { typeNameOf } from '../query/type-names.ts';

const minute = 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** How many minutes a zone (a name or an offset) is ahead of UTC at an instant. */
export function offsetAt(zone: string, instant: number): number {
  const fixed = fixedOffset(zone);
  if (fixed !== undefined) return fixed;
  const local: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(instant)) local[type] = Number(value);
  const { year = 0, month = 1, day, hour, minute: minutes, second } = local;
  const asUtc = Date.UTC(year, month - 1, day, hour, minutes, second);
  return Math.round((asUtc - Math.floor(instant / 1000) * 1000) / minute);
}

/** A zone's name or offset, after checking that there is one. */
export function zoneOf(value: unknown): string {
  must(
    typeof value === 'string',
    'Location40517',
    `timezone must evaluate to a string, found ${typeNameOf(value)}`,
  );
  if (fixedOffset(value) === undefined) formatOf(value);
  return value;
}

/** The same, where null and missing stand for none. */
export function zoneOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : zoneOf(value);
}

/** Whether the zone is UTC itself, by name or as an offset of nothing. */
export function isUtc(zone: string): boolean {
  return fixedOffset(zone) === 0;
}

function fixedOffset(zone: string): number | undefined {
  if (/^(UTC|GMT|Z)$/.test(zone)) return 0;
  const parts = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (!parts) return undefined;
  const minutes = Number(parts[2]) * 60 + Number(parts[3] ?? 0);
  return parts[1] === '-' ? -minutes : minutes;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = newFormat(zone);
    formats.set(zone, format);
  }
  return format;
}

function newFormat(zone: string): Intl.DateTimeFormat {
  const known = isZone(zone);
  must(known, 'Location40485', `unrecognized time zone identifier: "${zone}"`);
  return new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone }).resolvedOptions() !== undefined;
  } catch {
    return false;
  }
}

/** The instant at which clocks of the zone show this local time, given as if it were UTC; a time they skip is moved on. */
export function instantOf(local: number, zone: string): number {
  const before = local - offsetAt(zone, local) * minute;
  const instant = local - offsetAt(zone, before) * minute;
  return localTime(instant, zone) === local ? instant : Math.max(before, instant);
}

/** What clocks of the zone show at an instant, as if it were UTC. */
export function localTime(instant: number, zone: string): number {
  return instant + offsetAt(zone, instant) * minute;
}

/** An offset as text: `+08:00`. */
export function offsetText(minutes: number): string {
  const magnitude = Math.abs(minutes);
  const hours = String(Math.floor(magnitude / 60)).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${hours}:${String(magnitude % 60).padStart(2, '0')}`;
}
