import { ObjectId } from 'bson';
import { equalValues } from '../bson/compare.js';
import { withId } from '../bson/fields.js';
import { rank, rankOf } from '../bson/types.js';
import { DatabaseError, must } from '../errors.js';
import { typeNameOf } from '../query/type-names.js';
import { fieldText } from './value-text.js';
/** An `_id` never changes and is never an array, a regular expression or undefined. */
export function checkId(before, after, replaced) {
    const old = before._id;
    if (old !== undefined && !(Object.hasOwn(after, '_id') && equalValues(old, after._id))) {
        throw new DatabaseError('ImmutableField', replaced
            ? `After applying the update, the (immutable) field '_id' was found to have been altered to ${fieldText('_id', after._id)}`
            : "Performing an update on the path '_id' would modify the immutable field '_id'");
    }
    checkIdType(after._id);
}
function checkIdType(id) {
    const kind = rankOf(id);
    must(kind !== rank.array && kind !== rank.regex, 'InvalidIdField', `The '_id' value cannot be of type ${typeNameOf(id)}`);
}
/** The document with its `_id` in front, a new one when it has none. */
export function withIdFirst(document) {
    const { _id = new ObjectId() } = document;
    checkIdType(_id);
    return withId(_id, document);
}
//# sourceMappingURL=id-rules.js.map