import { BSONRegExp, Double, Int32, Long } from 'bson';
import { withField } from './fields.js';
import { isDocument } from './types.js';
/** The value as mingo calculates with it: numbers native where that loses nothing, regular expressions native. */
export function toPlain(value) {
    if (typeof value !== 'object' || value === null)
        return value;
    if (Array.isArray(value))
        return value.map(toPlain);
    if (isDocument(value))
        return toPlainDocument(value);
    if (value instanceof Long)
        return plainLong(value);
    if (value instanceof Double || value instanceof Int32)
        return value.valueOf();
    if (value instanceof BSONRegExp)
        return plainRegex(value);
    return value;
}
export function toPlainDocument(document) {
    let result = {};
    for (const name of Object.keys(document))
        result = withField(result, name, toPlain(document[name]));
    return result;
}
function plainLong(value) {
    const number = value.toNumber();
    return Number.isSafeInteger(number) ? number : value;
}
function plainRegex(value) {
    const flags = value.options.replace(/[^imsu]/g, '');
    try {
        return new RegExp(value.pattern, flags);
    }
    catch {
        return value;
    }
}
//# sourceMappingURL=plain.js.map