import { afterCString, afterValue, documentEnd, type as kinds } from '../bson/elements.ts';
import { DatabaseError } from '../errors.ts';

/** MongoDB stores no document that has more levels, itself included. */
const maxLevels = 180;

/** Type, empty name, length and end: no level takes less. */
const bytesOfLevel = 7;

/** Refuses what is nested deeper than MongoDB stores; what is too small for that is not looked at. */
export function checkDepth(bytes: Buffer, offset = 0, levels = 1): void {
  const end = documentEnd(bytes, offset) - 1;
  if (levels + Math.floor((end - offset) / bytesOfLevel) <= maxLevels) return;
  if (levels > maxLevels)
    throw new DatabaseError(
      'Overflow',
      `cannot store a document because it exceeds ${maxLevels} levels of nesting`,
    );
  let position = offset + 4;
  while (position < end) {
    const kind = bytes[position] as number;
    const value = afterCString(bytes, position + 1, end);
    if (kind === kinds.document || kind === kinds.array) checkDepth(bytes, value, levels + 1);
    position = afterValue(bytes, kind, value, end);
  }
}
