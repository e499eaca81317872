import { type Document, isDocument } from '../bson/types.ts';
import { type ErrorName, must } from '../errors.ts';
import type { Compiler, Evaluate, Scope } from './scope.ts';
import { isNullish } from './truth.ts';

/** The arguments that an operator takes, with MongoDB's codes for others. */
interface Shape {
  /** Each with MongoDB's code for its absence. */
  required: Record<string, ErrorName>;
  optional: readonly string[];
  notAnObject: ErrorName;
  unknown: ErrorName;
}

/** `{ name: expression, … }` of an operator that takes its arguments by name, after checking the names. */
export function namedOperand(
  operator: string,
  operand: unknown,
  { required, optional, notAnObject, unknown }: Shape,
): Document {
  must(isDocument(operand), notAnObject, `${operator} only supports an object as its argument`);
  for (const name of Object.keys(operand))
    must(
      Object.hasOwn(required, name) || optional.includes(name),
      unknown,
      `Unrecognized argument to ${operator}: ${name}`,
    );
  for (const [name, code] of Object.entries(required))
    must(Object.hasOwn(operand, name), code, `Missing '${name}' parameter to ${operator}`);
  return operand;
}

/** The same, with every argument compiled. */
export function namedArguments(
  operator: string,
  operand: unknown,
  compiler: Compiler,
  shape: Shape,
): ReadonlyMap<string, Evaluate> {
  const given = namedOperand(operator, operand, shape);
  return new Map(Object.entries(given).map(([name, part]) => [name, compiler.compile(part)]));
}

type Values = Record<string, unknown>;

/** How an argument is read, and when it is read at all. */
interface Reader {
  read(value: unknown): unknown;
  unless?(before: Values): boolean;
}

/** Reads arguments one after another: the result is undefined as soon as one of those given is null or missing. */
export function readingInTurn(
  parts: ReadonlyMap<string, Evaluate>,
  readers: Readonly<Record<string, Reader['read'] | Reader>>,
): (scope: Scope) => Values | undefined {
  const steps = Object.entries(readers).flatMap(([name, reader]) => {
    const part = parts.get(name);
    if (!part) return [];
    return [{ name, part, ...(typeof reader === 'function' ? { read: reader } : reader) }];
  });
  return (scope) => {
    const values: Values = {};
    for (const { name, part, read, unless } of steps) {
      if (unless?.(values)) continue;
      const value = part(scope);
      if (isNullish(value)) return undefined;
      values[name] = read(value);
    }
    return values;
  };
}
