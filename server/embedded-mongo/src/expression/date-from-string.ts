import { DatabaseError, must } from '../errors.ts';
import { typeNameOf } from '../query/type-names.ts';
import { checkFormat } from './date-format.ts';
import { type DateText, parseFormat, parseIso } from './date-text.ts';
import { namedArguments } from './named-arguments.ts';
import type { Compiler, Evaluate, OperatorCompiler, Scope } from './scope.ts';
import { instantOf, isUtc, offsetAt, zoneOrNull } from './time-zone.ts';
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

/** A wrong format or zone is told even where the text is null; a null text counts before other nulls. */
function dateFromString(operand: unknown, compiler: Compiler): Evaluate {
  const parts = namedArguments('$dateFromString', operand, compiler, shape);
  return (scope) => {
    const value = (name: string) => parts.get(name)?.(scope);
    const text = value('dateString');
    const format = parts.has('format') ? checkedFormat(value('format')) : undefined;
    const zone = parts.has('timezone') ? zoneOrNull(value('timezone')) : 'UTC';
    if (isNullish(text)) return parts.has('onNull') ? value('onNull') : null;
    return orOnError(parts, scope, () => {
      checkText(text);
      if (zone === null || format === null) return null;
      return dateOf(text, format === undefined ? parseIso(text) : parseFormat(text, format), zone);
    });
  };
}

function orOnError(
  parts: ReadonlyMap<string, Evaluate>,
  scope: Scope,
  parse: () => Date | null,
): unknown {
  try {
    return parse();
  } catch (error) {
    const failed = error instanceof DatabaseError && error.codeName === 'ConversionFailure';
    const onError = parts.get('onError');
    if (failed && onError) return onError(scope);
    throw error;
  }
}

function checkedFormat(format: unknown): string | null {
  if (isNullish(format)) return null;
  must(
    typeof format === 'string',
    'Location40684',
    `$dateFromString requires that 'format' be a string, found: ${typeNameOf(format)}`,
  );
  checkFormat(format, readable);
  return format;
}

/** The letters that a text can be read by. */
const readable = new Set([...'YmdHMSLGVujbBzZ%']);

function checkText(text: unknown): asserts text is string {
  must(
    typeof text === 'string',
    'ConversionFailure',
    `$dateFromString requires that 'dateString' be a string, found: ${typeNameOf(text)}`,
  );
}

function dateOf(text: string, { local, zone: own }: DateText, zone: string): Date {
  if (own === undefined) return new Date(instantOf(local, zone));
  must(
    isUtc(zone),
    'ConversionFailure',
    `Error parsing date string '${text}'; you cannot pass in a date/time string with time zone information together with a timezone argument`,
  );
  return new Date(local - offsetAt(own, local) * 60_000);
}
