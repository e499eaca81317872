import { type Document, isDocument } from '../bson/types.ts';

/** True for `{ $gt: … }`, false for values, also for DBRefs. */
export function isOperators(value: unknown): value is Document {
  if (!isDocument(value)) return false;
  const first = Object.keys(value)[0];
  return first?.startsWith('$') === true && first !== '$ref' && first !== '$id' && first !== '$db';
}
