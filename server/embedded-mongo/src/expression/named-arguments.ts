import { isDocument } from '../bson/types.ts';
import { type ErrorName, must } from '../errors.ts';
import type { Compiler, Evaluate } from './scope.ts';

interface Shape {
  /** Each with MongoDB's code for its absence. */
  required: Record<string, ErrorName>;
  optional: readonly string[];
  notAnObject: ErrorName;
  unknown: ErrorName;
}

/** Compiles `{ name: expression, … }` of an operator that takes its arguments by name. */
export function namedArguments(
  operator: string,
  operand: unknown,
  compiler: Compiler,
  { required, optional, notAnObject, unknown }: Shape,
): ReadonlyMap<string, Evaluate> {
  must(isDocument(operand), notAnObject, `${operator} only supports an object as its argument`);
  for (const name of Object.keys(operand))
    must(
      name in required || optional.includes(name),
      unknown,
      `Unrecognized argument to ${operator}: ${name}`,
    );
  for (const [name, code] of Object.entries(required))
    must(name in operand, code, `Missing '${name}' parameter to ${operator}`);
  return new Map(Object.entries(operand).map(([name, part]) => [name, compiler.compile(part)]));
}
