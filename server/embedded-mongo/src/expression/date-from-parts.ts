import { isNumeric, toNumber } from '../bson/types.ts';
import { type ErrorName, must } from '../errors.ts';
import { typeNameOf } from '../query/type-names.ts';
import { isoWeekDay, utcDay } from './date-calendar.ts';
import { namedArguments, namedOperand, readingInTurn } from './named-arguments.ts';
import type { Compiler, Evaluate, OperatorCompiler } from './scope.ts';
import { instantOf, zoneOf } from './time-zone.ts';

export const dateFromPartsOperators: [string, OperatorCompiler][] = [
  ['$dateFromParts', dateFromParts],
];

const natural = ['year', 'month', 'day'];
const byWeek = ['isoWeekYear', 'isoWeek', 'isoDayOfWeek'];
const time = ['hour', 'minute', 'second', 'millisecond'];

const shape = {
  required: {},
  optional: [...natural, ...byWeek, ...time, 'timezone'],
  notAnObject: 'Location40519',
  unknown: 'Location40518',
} as const;

/** Parts may go over their range: month 14 is February of the next year. */
function dateFromParts(operand: unknown, compiler: Compiler): Evaluate {
  const given = namedOperand('$dateFromParts', operand, shape);
  const has = (names: string[]) => names.some((name) => name in given);
  must(
    'year' in given || 'isoWeekYear' in given,
    'Location40516',
    "$dateFromParts requires either 'year' or 'isoWeekYear' to be present",
  );
  must(
    !(has(natural) && has(byWeek)),
    'Location40489',
    '$dateFromParts does not allow mixing natural dates with ISO dates',
  );
  const values = readingInTurn(namedArguments('$dateFromParts', given, compiler, shape), readers);
  return (scope) => {
    const parts = values(scope);
    if (!parts) return null;
    const { timezone = 'UTC', ...numbers } = parts;
    return new Date(instantOf(localFrom(numbers as Record<string, number>), String(timezone)));
  };
}

const short = 32_767;

const readers = {
  hour: within('hour', short),
  minute: within('minute', short),
  second: whole('second'),
  millisecond: whole('millisecond'),
  timezone: zoneOf,
  year: year('year', 'Location40523'),
  month: within('month', short),
  day: within('day', short),
  isoWeekYear: year('isoWeekYear', 'Location31095'),
  isoWeek: within('isoWeek', short),
  isoDayOfWeek: within('isoDayOfWeek', short),
};

function whole(name: string) {
  return (value: unknown): number => {
    must(
      isNumeric(value) && Number.isInteger(toNumber(value)),
      'Location40515',
      `'${name}' must evaluate to an integer, found ${typeNameOf(value)}`,
    );
    return toNumber(value);
  };
}

function within(name: string, most: number) {
  const read = whole(name);
  return (value: unknown): number => {
    const number = read(value);
    must(
      number >= -most - 1 && number <= most,
      'Location31034',
      `'${name}' must evaluate to a value in the range [${-most - 1}, ${most}]; value ${number} is not in range`,
    );
    return number;
  };
}

function year(name: string, code: ErrorName) {
  const read = whole(name);
  return (value: unknown): number => {
    const number = read(value);
    const text = `'${name}' must evaluate to an integer in the range 1 to 9999, found ${number}`;
    must(number >= 1 && number <= 9999, code, text);
    return number;
  };
}

function localFrom(parts: Record<string, number>): number {
  const { hour = 0, minute = 0, second = 0, millisecond = 0 } = parts;
  const time = ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;
  const { isoWeekYear, isoWeek = 1, isoDayOfWeek = 1 } = parts;
  if (isoWeekYear !== undefined) return isoWeekDay(isoWeekYear, isoWeek, isoDayOfWeek) + time;
  return utcDay(parts.year ?? 0, parts.month ?? 1, parts.day ?? 1) + time;
}
