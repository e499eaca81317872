import { digestLength, maxFieldsLength } from '../keys/id-key.ts';
import type { Path } from '../query/path.ts';
import { isPosition } from '../query/path.ts';
import { afterAllWith } from '../storage/scan.ts';
import type { Conditions } from './conditions.ts';
import { type Interval, intersect, intervalsOf } from './field-intervals.ts';

/** Most ranges that several fields together may be split into. */
const maxRanges = 1000;

/** An ordered run of keys of a tree, without the tree's number. */
export interface KeyRange {
  low: Buffer;
  high: Buffer;
}

export interface Bounds {
  ranges: KeyRange[];
  /** Leading fields that are bound to a single value. */
  singles: number;
  /** Leading fields that are bound at all. */
  bound: number;
  /** The key's fields when they are bound to single values altogether. */
  exact: Buffer[] | undefined;
}

export interface KeyShape {
  fields: readonly string[];
  paths: readonly Path[];
  directions: readonly (1 | -1)[];
  multikey: boolean;
}

/** The part of an index that has to be read for the conditions. */
export function boundsOf(shape: KeyShape, conditions: Conditions): Bounds {
  let prefixes: Buffer[] = [Buffer.alloc(0)];
  let singles = 0;
  const arrays = new Set<string>();
  for (let at = 0; at < shape.fields.length; at += 1) {
    const intervals = fieldBounds(shape, at, conditions, arrays);
    if (!intervals || isTooMany(prefixes, intervals)) return ended(shape, prefixes, singles, at);
    if (shape.multikey) arrays.add(shape.paths[at]?.[0] as string);
    const descending = shape.directions[at] === -1;
    if (!isPoints(intervals)) {
      const ranges = prefixes.flatMap((prefix) => rangesAfter(prefix, intervals, descending));
      return { ranges, singles, bound: at + 1, exact: undefined };
    }
    if (intervals.length === 1 && singles === at) singles += 1;
    prefixes = prefixes.flatMap((prefix) => pointsAfter(prefix, intervals, descending));
  }
  return ended(shape, prefixes, singles, shape.fields.length);
}

function isTooMany(prefixes: Buffer[], intervals: Interval[]): boolean {
  return prefixes.length > 1 && prefixes.length * intervals.length > maxRanges;
}

function isPoints(intervals: Interval[]): boolean {
  return intervals.every(({ point }) => point);
}

function ended(shape: KeyShape, prefixes: Buffer[], singles: number, bound: number): Bounds {
  const whole = bound === shape.fields.length;
  const ranges = prefixes.map((prefix) => rangeOf(prefix, shape.directions[bound - 1] === -1));
  return { ranges, singles, bound, exact: whole ? prefixes : undefined };
}

/** All keys that go on after this value: a text's continuation is 0xff, in a descending field 0x00. */
function rangeOf(prefix: Buffer, descending: boolean): KeyRange {
  if (prefix.length === 0) return { low: prefix, high: Buffer.from([0xff]) };
  if (descending)
    return cut({ low: Buffer.concat([prefix, Buffer.from([1])]), high: afterAllWith(prefix) });
  return cut({ low: prefix, high: Buffer.concat([prefix, Buffer.from([0xff])]) });
}

function fieldBounds(
  shape: KeyShape,
  at: number,
  conditions: Conditions,
  arrays: ReadonlySet<string>,
): Interval[] | undefined {
  const path = shape.paths[at] as Path;
  if (arrays.has(path[0] as string) || path.some(isPosition)) return undefined;
  const known = conditions.byPath.get(shape.fields[at] as string);
  const choices = (known ?? []).flatMap((condition) => {
    const intervals = intervalsOf(condition);
    return intervals ? [intervals] : [];
  });
  if (choices.length === 0) return undefined;
  if (!shape.multikey) return choices.reduce(intersect);
  return choices.reduce((best, choice) => (narrowness(choice) < narrowness(best) ? choice : best));
}

function narrowness(intervals: Interval[]): number {
  return isPoints(intervals) ? intervals.length : maxRanges + intervals.length;
}

function inverted(bytes: Buffer): Buffer {
  return Buffer.from(bytes.map((byte) => ~byte & 0xff));
}

function pointsAfter(prefix: Buffer, intervals: Interval[], descending: boolean): Buffer[] {
  const points = intervals.map(({ point }) => point as Buffer);
  if (descending) return points.reverse().map((point) => Buffer.concat([prefix, inverted(point)]));
  return points.map((point) => Buffer.concat([prefix, point]));
}

function rangesAfter(prefix: Buffer, intervals: Interval[], descending: boolean): KeyRange[] {
  const ranges = intervals.map(({ low, high }) =>
    descending
      ? { low: afterAllWith(inverted(high)), high: afterAllWith(inverted(low)) }
      : { low, high },
  );
  if (descending) ranges.reverse();
  return ranges.map(({ low, high }) =>
    cut({ low: Buffer.concat([prefix, low]), high: Buffer.concat([prefix, high]) }),
  );
}

/** Long keys are cut, so nothing behind that place can be told apart. */
function cut({ low, high }: KeyRange): KeyRange {
  const limit = maxFieldsLength - digestLength;
  return {
    low: low.length > limit ? low.subarray(0, limit) : low,
    high: high.length > limit ? afterAllWith(high.subarray(0, limit)) : high,
  };
}
