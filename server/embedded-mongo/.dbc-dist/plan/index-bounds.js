import { digestLength, maxFieldsLength } from '../keys/id-key.js';
import { isPosition } from '../query/path.js';
import { afterAllWith } from '../storage/scan.js';
import { intersect, intervalsOf } from './field-intervals.js';
/** Most ranges that several fields together may be split into. */
const maxRanges = 1000;
/** The part of an index that has to be read for the conditions. */
export function boundsOf(shape, conditions) {
    let prefixes = [Buffer.alloc(0)];
    let singles = 0;
    const arrays = new Set();
    for (let at = 0; at < shape.fields.length; at += 1) {
        const intervals = fieldBounds(shape, at, conditions, arrays);
        if (!intervals || isTooMany(prefixes, intervals))
            return ended(shape, prefixes, singles, at);
        if (shape.multikey)
            arrays.add(shape.paths[at]?.[0]);
        const descending = shape.directions[at] === -1;
        if (!isPoints(intervals)) {
            const ranges = prefixes.flatMap((prefix) => rangesAfter(prefix, intervals, descending));
            return { ranges, singles, bound: at + 1, exact: undefined };
        }
        if (intervals.length === 1 && singles === at)
            singles += 1;
        prefixes = prefixes.flatMap((prefix) => pointsAfter(prefix, intervals, descending));
    }
    return ended(shape, prefixes, singles, shape.fields.length);
}
function isTooMany(prefixes, intervals) {
    return prefixes.length > 1 && prefixes.length * intervals.length > maxRanges;
}
function isPoints(intervals) {
    return intervals.every(({ point }) => point);
}
function ended(shape, prefixes, singles, bound) {
    const whole = bound === shape.fields.length;
    const ranges = prefixes.map((prefix) => rangeOf(prefix, shape.directions[bound - 1] === -1));
    return { ranges, singles, bound, exact: whole ? prefixes : undefined };
}
/** All keys that go on after this value: a text's continuation is 0xff, in a descending field 0x00. */
function rangeOf(prefix, descending) {
    if (prefix.length === 0)
        return { low: prefix, high: Buffer.from([0xff]) };
    if (descending)
        return cut({ low: Buffer.concat([prefix, Buffer.from([1])]), high: afterAllWith(prefix) });
    return cut({ low: prefix, high: Buffer.concat([prefix, Buffer.from([0xff])]) });
}
function fieldBounds(shape, at, conditions, arrays) {
    const path = shape.paths[at];
    if (arrays.has(path[0]) || path.some(isPosition))
        return undefined;
    const known = conditions.byPath.get(shape.fields[at]);
    const choices = (known ?? []).flatMap((condition) => {
        const intervals = intervalsOf(condition);
        return intervals ? [intervals] : [];
    });
    if (choices.length === 0)
        return undefined;
    if (!shape.multikey)
        return choices.reduce(intersect);
    return choices.reduce((best, choice) => (narrowness(choice) < narrowness(best) ? choice : best));
}
function narrowness(intervals) {
    return isPoints(intervals) ? intervals.length : maxRanges + intervals.length;
}
function inverted(bytes) {
    return Buffer.from(bytes.map((byte) => ~byte & 0xff));
}
function pointsAfter(prefix, intervals, descending) {
    const points = intervals.map(({ point }) => point);
    if (descending)
        return points.reverse().map((point) => Buffer.concat([prefix, inverted(point)]));
    return points.map((point) => Buffer.concat([prefix, point]));
}
function rangesAfter(prefix, intervals, descending) {
    const ranges = intervals.map(({ low, high }) => descending
        ? { low: afterAllWith(inverted(high)), high: afterAllWith(inverted(low)) }
        : { low, high });
    if (descending)
        ranges.reverse();
    return ranges.map(({ low, high }) => cut({ low: Buffer.concat([prefix, low]), high: Buffer.concat([prefix, high]) }));
}
/** Long keys are cut, so nothing behind that place can be told apart. */
function cut({ low, high }) {
    const limit = maxFieldsLength - digestLength;
    return {
        low: low.length > limit ? low.subarray(0, limit) : low,
        high: high.length > limit ? afterAllWith(high.subarray(0, limit)) : high,
    };
}
//# sourceMappingURL=index-bounds.js.map