import { serialize } from 'bson';
import { withField } from './fields.ts';
import type { Document } from './types.ts';

/** BSON bytes of a document; undefined fields are left out. */
export function encodeDocument(document: Document): Buffer {
  const bytes = serialize(document, { ignoreUndefined: true });
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** A deep copy in exact values; BSON's value classes and dates are immutable here and shared. */
export function copyValue<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copyValue) as T;
  if (typeof value === 'object' && value !== null && value.constructor === Object) {
    let copy: Document = {};
    for (const [name, field] of Object.entries(value))
      copy = withField(copy, name, copyValue(field));
    return copy as T;
  }
  return value;
}
