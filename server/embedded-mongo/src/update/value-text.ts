import type { Document } from '../bson/types.ts';
import { shellText } from '../storage/duplicate-key.ts';

/** `{_id: …}` of a document, as messages name it. */
export function idText(document: Document): string {
  return `{_id: ${shellText(document._id)}}`;
}

/** `{name: value}`, as messages show an operand. */
export function fieldText(name: string, value: unknown): string {
  return `{${name}: ${shellText(value)}}`;
}
