import { ObjectId } from 'bson';
import { equalValues } from '../bson/compare.ts';
import { withId } from '../bson/fields.ts';
import type { Document } from '../bson/types.ts';
import { rank, rankOf } from '../bson/types.ts';
import { DatabaseError, must } from '../errors.ts';
import { typeNameOf } from '../query/type-names.ts';
import { fieldText } from './value-text.ts';

/** An `_id` never changes and is never an array, a regular expression or undefined. */
export function checkId(before: Document, after: Document, replaced: boolean): void {
  const old = before._id;
  if (old !== undefined && !(Object.hasOwn(after, '_id') && equalValues(old, after._id))) {
    throw new DatabaseError(
      'ImmutableField',
      replaced
        ? `After applying the update, the (immutable) field '_id' was found to have been altered to ${fieldText('_id', after._id)}`
        : "Performing an update on the path '_id' would modify the immutable field '_id'",
    );
  }
  checkIdType(after._id);
}

function checkIdType(id: unknown): void {
  const kind = rankOf(id);
  must(
    kind !== rank.array && kind !== rank.regex,
    'InvalidIdField',
    `The '_id' value cannot be of type ${typeNameOf(id)}`,
  );
}

/** The document with its `_id` in front, a new one when it has none. */
export function withIdFirst(document: Document): Document {
  const { _id = new ObjectId() } = document;
  checkIdType(_id);
  return withId(_id, document);
}
