import { DatabaseError, must } from '../errors.ts';
import { typeNameOf } from '../query/type-names.ts';
import { mingoOperator } from './mingo-functions.ts';
import { namedArguments } from './named-arguments.ts';
import type { Compiler, Evaluate, OperatorCompiler, Scope } from './scope.ts';
import { instantOf, offsetAt, zoneOf } from './time-zone.ts';
import { isNullish } from './truth.ts';

export const dateFromStringOperators: [string, OperatorCompiler][] = [
  ['$dateFromString', dateFromString],
];

const shape = {
  required: { dateString: 'Location40542' },
  optional: ['format', 'timezone', 'onError', 'onNull'],
  notAnObject: 'Location40540',
  unknown: 'Location40541',
} as const;

function dateFromString(operand: unknown, compiler: Compiler): Evaluate {
  const parts = namedArguments('$dateFromString', operand, compiler, shape);
  const { dateString, format } = operand as Record<string, unknown>;
  const byFormat = mingoOperator('$dateFromString')?.({ dateString, format }, compiler);
  const parse = (scope: Scope) => {
    const text = parts.get('dateString')?.(scope);
    const zone = parts.has('timezone') ? zoneOf(parts.get('timezone')?.(scope)) : undefined;
    if (!parts.has('format')) return fromIso(text, zone);
    return inZone(text, byFormat?.(scope), String(parts.get('format')?.(scope)), zone);
  };
  return (scope) => {
    const isNull = (name: string) => parts.has(name) && isNullish(parts.get(name)?.(scope));
    if (isNull('dateString')) return parts.get('onNull')?.(scope) ?? null;
    if (isNull('timezone') || isNull('format')) return null;
    try {
      return parse(scope);
    } catch (error) {
      if (parts.has('onError')) return parts.get('onError')?.(scope);
      throw error;
    }
  };
}

function inZone(text: unknown, parsed: unknown, format: string, zone: string | undefined): Date {
  if (!(parsed instanceof Date)) throw failed(text, 'it does not match the format');
  if (zone === undefined) return parsed;
  must(!/%z/i.test(format), 'ConversionFailure', bothZones);
  return new Date(instantOf(parsed.getTime(), zone));
}

const bothZones =
  'you cannot pass in a date/time string with time zone information together with a timezone argument';

const iso =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3})\d*)?)?)? ?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?$/;

/** What MongoDB reads without a format, as far as it is ISO 8601. */
function fromIso(text: unknown, zone: string | undefined): Date {
  const match = typeof text === 'string' ? iso.exec(text.trim()) : null;
  if (!match) throw failed(text, 'it is no date of ISO 8601');
  const [, year, month, date, hour = 0, minute = 0, second = 0, fraction = '', own] = match;
  const numbers = [year, month, date, hour, minute, second].map(Number) as Six;
  const local = localOf(numbers, Number(fraction.padEnd(3, '0')));
  if (local === undefined) throw failed(text, 'there is no such date');
  must(own === undefined || zone === undefined, 'ConversionFailure', bothZones);
  if (zone !== undefined) return new Date(instantOf(local, zone));
  return new Date(local - (own === undefined ? 0 : offsetAt(own, local) * 60_000));
}

type Six = [number, number, number, number, number, number];

/** Undefined for 30 February and the like. */
function localOf([year, month, date, ...time]: Six, milliseconds: number): number | undefined {
  const [hour, minute, second] = time;
  const day = new Date(new Date(0).setUTCFullYear(year, month - 1, date));
  if (day.getUTCMonth() !== month - 1 || day.getUTCDate() !== date) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  return day.getTime() + ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds;
}

function failed(text: unknown, reason: string): DatabaseError {
  if (typeof text !== 'string')
    return new DatabaseError(
      'ConversionFailure',
      `$dateFromString requires that 'dateString' be a string, found: ${typeNameOf(text)}`,
    );
  return new DatabaseError('ConversionFailure', `Error parsing date string '${text}'; ${reason}`);
}
