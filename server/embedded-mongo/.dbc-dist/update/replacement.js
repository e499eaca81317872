import { equalValues } from '../bson/compare.js';
import { merged, withId } from '../bson/fields.js';
import { isIdentical } from '../bson/identical.js';
import { must } from '../errors.js';
import { checkId, withIdFirst } from './id-rules.js';
import { equalitiesOf } from './upsert-base.js';
/** A whole new document; the `_id` stays. */
export function compileReplacement(replacement, filter) {
    const dollar = Object.keys(replacement).find((name) => name.startsWith('$'));
    must(dollar === undefined, 'DollarPrefixedFieldName', `The dollar ($) prefixed field '${dollar}' in '${dollar}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`);
    return {
        apply(document) {
            const after = withIdOf(document._id, replacement);
            checkId(document, after, true);
            return isIdentical(document, after) ? undefined : after;
        },
        insertion() {
            const id = equalitiesOf(filter).get('_id');
            if (id === undefined)
                return withIdFirst(replacement);
            const document = merged({ _id: id }, replacement);
            checkId({ _id: id }, document, true);
            return withIdFirst(document);
        },
    };
}
function withIdOf(id, replacement) {
    const given = Object.hasOwn(replacement, '_id') && !equalValues(replacement._id, id);
    return withId(given ? replacement._id : id, replacement);
}
//# sourceMappingURL=replacement.js.map