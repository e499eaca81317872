import { serialize } from 'bson';
import { withField } from './fields.js';
/** BSON bytes of a document; undefined fields are left out. */
export function encodeDocument(document) {
    const bytes = serialize(document, { ignoreUndefined: true });
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
/** A deep copy in exact values; BSON's value classes and dates are immutable here and shared. */
export function copyValue(value) {
    if (Array.isArray(value))
        return value.map(copyValue);
    if (typeof value === 'object' && value !== null && value.constructor === Object) {
        let copy = {};
        for (const [name, field] of Object.entries(value))
            copy = withField(copy, name, copyValue(field));
        return copy;
    }
    return value;
}
//# sourceMappingURL=encode.js.map