import { type Document, isDocument } from '../bson/types.ts';

/** A dotted path, split once. */
export type Path = readonly string[];

export function splitPath(path: string): Path {
  return path.split('.');
}

export function isPosition(part: string | undefined): part is string {
  return part !== undefined && /^(0|[1-9]\d*)$/.test(part);
}

/** Own field of a document; undefined when missing. */
export function fieldOf(document: Document, name: string): unknown {
  return Object.hasOwn(document, name) ? document[name] : undefined;
}

/** Returns true to stop. */
type Visit = (value: unknown, byPosition?: boolean) => boolean;

/**
 * Visits every value that MongoDB's matching sees at a path: arrays on the way are looked into, positions are followed.
 * A path that ends nowhere is visited as undefined. Stops when `visit` returns true, and returns that.
 */
export function someAtPath(root: Document, path: Path, visit: Visit, at = 0): boolean {
  const value = fieldOf(root, path[at] as string);
  if (at === path.length - 1) return visit(value);
  if (isDocument(value)) return someAtPath(value, path, visit, at + 1);
  if (Array.isArray(value)) return someInArray(value, path, visit, at + 1);
  return visit(undefined);
}

function someInArray(array: unknown[], path: Path, visit: Visit, at: number): boolean {
  const part = path[at];
  if (isPosition(part) && Number(part) < array.length) {
    if (someInElement(array[Number(part)], path, visit, at)) return true;
  }
  return array.some((element) => isDocument(element) && someAtPath(element, path, visit, at));
}

/** `element` stands at the position that the path's part `at` names. */
function someInElement(element: unknown, path: Path, visit: Visit, at: number): boolean {
  if (at === path.length - 1) return visit(element, true);
  if (isDocument(element)) return someAtPath(element, path, visit, at + 1);
  return Array.isArray(element) && someInArray(element, path, visit, at + 1);
}

/**
 * As `someAtPath`, and arrays at the end are visited themselves and element by element; not so what a position led to.
 */
export function someWithElements(
  root: Document,
  path: Path,
  visit: (value: unknown) => boolean,
): boolean {
  return someAtPath(
    root,
    path,
    (value, byPosition) =>
      visit(value) || (!byPosition && Array.isArray(value) && value.some((part) => visit(part))),
  );
}

/** All values at a path in the sense of `someAtPath`. */
export function valuesAtPath(root: Document, path: Path): unknown[] {
  const values: unknown[] = [];
  someAtPath(root, path, (value) => {
    values.push(value);
    return false;
  });
  return values;
}
