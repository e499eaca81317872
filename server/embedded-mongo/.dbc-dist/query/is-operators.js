import { isDocument } from '../bson/types.js';
/** True for `{ $gt: … }`, false for values, also for DBRefs. */
export function isOperators(value) {
    if (!isDocument(value))
        return false;
    const first = Object.keys(value)[0];
    return first?.startsWith('$') === true && first !== '$ref' && first !== '$id' && first !== '$db';
}
//# sourceMappingURL=is-operators.js.map