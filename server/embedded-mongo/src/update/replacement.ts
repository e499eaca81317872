import { equalValues } from '../bson/compare.ts';
import { merged, withId } from '../bson/fields.ts';
import { isIdentical } from '../bson/identical.ts';
import type { Document } from '../bson/types.ts';
import { must } from '../errors.ts';
import { checkId, withIdFirst } from './id-rules.ts';
import type { Update } from './update-types.ts';
import { equalitiesOf } from './upsert-base.ts';

/** A whole new document; the `_id` stays. */
export function compileReplacement(replacement: Document, filter: Document): Update {
  const dollar = Object.keys(replacement).find((name) => name.startsWith('$'));
  must(
    dollar === undefined,
    'DollarPrefixedFieldName',
    `The dollar ($) prefixed field '${dollar}' in '${dollar}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
  );
  return {
    apply(document) {
      const after = withIdOf(document._id, replacement);
      checkId(document, after, true);
      return isIdentical(document, after) ? undefined : after;
    },
    insertion() {
      const id = equalitiesOf(filter).get('_id');
      if (id === undefined) return withIdFirst(replacement);
      const document = merged({ _id: id }, replacement);
      checkId({ _id: id }, document, true);
      return withIdFirst(document);
    },
  };
}

function withIdOf(id: unknown, replacement: Document): Document {
  const given = Object.hasOwn(replacement, '_id') && !equalValues(replacement._id, id);
  return withId(given ? replacement._id : id, replacement);
}
