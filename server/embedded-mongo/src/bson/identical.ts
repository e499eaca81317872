import { Binary, Decimal128 } from 'bson';
import { compareValues } from './compare.ts';
import { numericTypeOf } from './numbers.ts';
import { type Document, isDocument, isNumeric } from './types.ts';

/** True when both are the same bytes in BSON: equal values of the same types, fields in the same order. */
export function isIdentical(a: unknown, b: unknown): boolean {
  if (a === b) return a !== 0 || Object.is(a, b);
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
    return Number.isNaN(a) && Number.isNaN(b);
  if (Array.isArray(a)) return Array.isArray(b) && sameElements(a, b);
  if (isDocument(a)) return isDocument(b) && sameFields(a, b);
  return a.constructor === b.constructor && sameBytes(a, b);
}

function sameBytes(a: object, b: object): boolean {
  if (a instanceof Decimal128) return Buffer.compare(a.bytes, (b as Decimal128).bytes) === 0;
  if (isNumeric(a) && numericTypeOf(a) !== numericTypeOf(b)) return false;
  if (a instanceof Binary && a.sub_type !== (b as Binary).sub_type) return false;
  return compareValues(a, b) === 0;
}

function sameElements(a: unknown[], b: unknown[]): boolean {
  return a.length === b.length && a.every((element, at) => isIdentical(element, b[at]));
}

function sameFields(a: Document, b: Document): boolean {
  const names = Object.keys(a);
  const others = Object.keys(b);
  return (
    names.length === others.length &&
    names.every((name, at) => name === others[at] && isIdentical(a[name], b[name]))
  );
}
