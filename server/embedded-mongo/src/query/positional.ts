import type { Document } from '../bson/types.ts';
import { compileFilter } from './matcher.ts';
import { fieldOf, splitPath } from './path.ts';

/** Position of the first element of the array at `path` for which the filter's conditions on that array hold. */
export function firstMatch(filter: Document, document: Document, path: string): number | undefined {
  const conditions = conditionsOn(filter, path);
  const array = arrayAt(document, path);
  if (conditions.length === 0 || !array) return undefined;
  return positionOf(conditions, array, path) ?? positionOf(conditions.slice(-1), array, path);
}

/** Several conditions may have been met by several elements; then the last condition decides. */
function positionOf(conditions: Document[], array: unknown[], path: string): number | undefined {
  const compiled = compileFilter({ $and: conditions });
  const at = array.findIndex((element) => compiled.matches(nested(path, [element])));
  return at < 0 ? undefined : at;
}

/** The array that the path leads to, also when its own parents are plain documents only. */
export function arrayAt(document: Document, path: string): unknown[] | undefined {
  let value: unknown = document;
  for (const part of splitPath(path)) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = fieldOf(value as Document, part);
  }
  return Array.isArray(value) ? value : undefined;
}

function conditionsOn(filter: Document, path: string): Document[] {
  return Object.entries(filter).flatMap(([name, value]): Document[] => {
    if (name === '$and' && Array.isArray(value))
      return value.flatMap((part: Document) => conditionsOn(part, path));
    if (name === '$or' && Array.isArray(value)) {
      const branches = value.flatMap((part: Document) => conditionsOn(part, path));
      return branches.length > 0 ? [{ $or: branches }] : [];
    }
    return name === path || name.startsWith(`${path}.`) ? [{ [name]: value }] : [];
  });
}

function nested(path: string, value: unknown): Document {
  return splitPath(path).reduceRight<unknown>(
    (inner, part) => ({ [part]: inner }),
    value,
  ) as Document;
}
