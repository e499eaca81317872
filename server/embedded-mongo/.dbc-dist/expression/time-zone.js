import { must } from '../errors.js';
const minute = 60_000;
const formats = new Map();
/** How many minutes a zone (a name or an offset) is ahead of UTC at an instant. */
export function offsetAt(zone, instant) {
    const fixed = /^(UTC|GMT|Z)$/.test(zone) ? 0 : fixedOffset(zone);
    if (fixed !== undefined)
        return fixed;
    const local = {};
    for (const { type, value } of formatOf(zone).formatToParts(instant))
        local[type] = Number(value);
    const { year = 0, month = 1, day, hour, minute: minutes, second } = local;
    const asUtc = Date.UTC(year, month - 1, day, hour, minutes, second);
    return Math.round((asUtc - Math.floor(instant / 1000) * 1000) / minute);
}
function fixedOffset(zone) {
    const parts = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
    if (!parts)
        return undefined;
    const minutes = Number(parts[2]) * 60 + Number(parts[3] ?? 0);
    return parts[1] === '-' ? -minutes : minutes;
}
function formatOf(zone) {
    let format = formats.get(zone);
    if (!format) {
        format = newFormat(zone);
        formats.set(zone, format);
    }
    return format;
}
function newFormat(zone) {
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
function isZone(zone) {
    try {
        return new Intl.DateTimeFormat('en-US', { timeZone: zone }).resolvedOptions() !== undefined;
    }
    catch {
        return false;
    }
}
/** The instant at which clocks of the zone show this local time, given as if it were UTC. */
export function instantOf(local, zone) {
    const guess = local - offsetAt(zone, local) * minute;
    return local - offsetAt(zone, guess) * minute;
}
/** What clocks of the zone show at an instant, as if it were UTC. */
export function localTime(instant, zone) {
    return instant + offsetAt(zone, instant) * minute;
}
/** An offset as text: `+08:00`. */
export function offsetText(minutes) {
    const magnitude = Math.abs(minutes);
    const hours = String(Math.floor(magnitude / 60)).padStart(2, '0');
    return `${minutes < 0 ? '-' : '+'}${hours}:${String(magnitude % 60).padStart(2, '0')}`;
}
//# sourceMappingURL=time-zone.js.map