import { equalValues } from '../bson/compare.ts';
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
      checkId({ _id: id }, { _id: id, ...replacement }, true);
      return withIdFirst({ _id: id, ...replacement });
    },
  };
}

function withIdOf(id: unknown, replacement: Document): Document {
  if (!Object.hasOwn(replacement, '_id')) return { _id: id, ...replacement };
  const { _id, ...fields } = replacement;
  return equalValues(_id, id) ? { _id: id, ...fields } : { _id, ...fields };
}
