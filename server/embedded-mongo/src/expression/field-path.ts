import { isDocument } from '../bson/types.ts';
import { fieldOf, type Path } from '../query/path.ts';

/** Path in an expression: the documents in an array are mapped over, positions are not followed. */
export function valueAt(value: unknown, path: Path, at = 0): unknown {
  if (at === path.length) return value;
  if (Array.isArray(value)) return elementsAt(value, path, at);
  return isDocument(value) ? valueAt(fieldOf(value, path[at] as string), path, at + 1) : undefined;
}

function elementsAt(array: unknown[], path: Path, at: number): unknown[] {
  const found: unknown[] = [];
  for (const element of array) {
    const value = isDocument(element) ? valueAt(element, path, at) : undefined;
    if (value !== undefined) found.push(value);
  }
  return found;
}
