import { must } from '../errors.ts';
import { typeNameOf } from '../query/type-names.ts';
import { dateFrom } from './date-add.ts';
import { checkFormat, formatDate } from './date-format.ts';
import { namedArguments } from './named-arguments.ts';
import type { Compiler, Evaluate, OperatorCompiler } from './scope.ts';
import { isUtc, zoneOrNull } from './time-zone.ts';
import { isNullish } from './truth.ts';

export const dateToStringOperators: [string, OperatorCompiler][] = [
  ['$dateToString', dateToString],
];

const shape = {
  required: { date: 'Location18628' },
  optional: ['format', 'timezone', 'onNull'],
  notAnObject: 'Location18629',
  unknown: 'Location18534',
} as const;

/** A wrong format or zone is told even where the date is null; a null date counts before other nulls. */
function dateToString(operand: unknown, compiler: Compiler): Evaluate {
  const parts = namedArguments('$dateToString', operand, compiler, shape);
  return (scope) => {
    const value = (name: string) => parts.get(name)?.(scope);
    const date = value('date');
    const format = parts.has('format') ? checkedFormat(value('format')) : undefined;
    const zone = parts.has('timezone') ? zoneOrNull(value('timezone')) : 'UTC';
    if (isNullish(date)) return parts.has('onNull') ? value('onNull') : null;
    if (zone === null || format === null) return null;
    return textOf(date, zone, format);
  };
}

function textOf(date: unknown, zone: string, format: string | undefined): string {
  const usual = `%Y-%m-%dT%H:%M:%S.%L${isUtc(zone) ? 'Z' : ''}`;
  return formatDate(dateFrom(date, '$dateToString'), zone, format ?? usual);
}

function checkedFormat(format: unknown): string | null {
  if (isNullish(format)) return null;
  must(
    typeof format === 'string',
    'Location18533',
    `$dateToString requires that 'format' be a string, found: ${typeNameOf(format)}`,
  );
  checkFormat(format);
  return format;
}
