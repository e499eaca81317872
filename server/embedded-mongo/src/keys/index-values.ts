import { type Document, isDocument } from '../bson/types.ts';
import { DatabaseError } from '../errors.ts';
import { fieldOf, isPosition, type Path } from '../query/path.ts';

/** Stands for the elements of an empty array. */
export const emptyArray = Symbol('empty array');

/** One row of values, one value a field of the index. */
export type IndexValues = unknown[];

interface Step {
  value: unknown;
  /** Set when an array stopped the walk: what remains of the path below it. */
  array?: unknown[];
  rest: Path;
}

/**
 * The rows that a document has in an index: one, or one for each element of the array that one of the paths crosses.
 * Two different arrays in one index are refused as in MongoDB.
 */
export function indexValuesOf(document: Document, paths: readonly Path[]): IndexValues[] {
  const steps = paths.map((path) => walk(document, path));
  const array = sharedArray(steps, paths);
  return array ? rowsOfArray(steps, array) : [steps.map((step) => step.value)];
}

function walk(start: unknown, path: Path): Step {
  let value = start;
  for (let at = 0; at < path.length; at += 1) {
    if (Array.isArray(value)) {
      const part = path[at];
      if (!isPosition(part) || value.some((element) => isDocument(element) && part in element))
        return { value: undefined, array: value, rest: path.slice(at) };
      value = value[Number(part)];
    } else if (isDocument(value)) {
      value = fieldOf(value, path[at] as string);
    } else {
      return { value: undefined, rest: [] };
    }
  }
  return Array.isArray(value) ? { value: undefined, array: value, rest: [] } : { value, rest: [] };
}

function sharedArray(steps: Step[], paths: readonly Path[]): unknown[] | undefined {
  let found: unknown[] | undefined;
  let owner = 0;
  steps.forEach((step, index) => {
    if (!step.array) return;
    if (found && found !== step.array) {
      const names = [paths[owner]?.join('.'), paths[index]?.join('.')];
      throw new DatabaseError(
        'CannotIndexParallelArrays',
        `cannot index parallel arrays [${names[1]}] [${names[0]}]`,
      );
    }
    found = step.array;
    owner = index;
  });
  return found;
}

function rowsOfArray(steps: Step[], array: unknown[]): IndexValues[] {
  const elements = array.length > 0 ? array : [emptyArray];
  return elements.flatMap((element) => rowsOfElement(steps, element));
}

function rowsOfElement(steps: Step[], element: unknown): IndexValues[] {
  const inner = steps.map((step) => (step.array ? stepInto(step, element) : step));
  const nested = inner.find((step) => step.array)?.array;
  return nested ? rowsOfArray(inner, nested) : [inner.map((step) => step.value)];
}

function stepInto(step: Step, element: unknown): Step {
  if (step.rest.length === 0) return { value: element, rest: [] };
  if (element === emptyArray) return { value: undefined, rest: [] };
  return isDocument(element) ? walk(element, step.rest) : { value: undefined, rest: [] };
}
