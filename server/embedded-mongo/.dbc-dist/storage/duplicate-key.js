import { Decimal128, Long, ObjectId } from 'bson';
import { isDocument } from '../bson/types.js';
import { DatabaseError } from '../errors.js';
/** Error 11000 in MongoDB's words. */
export function duplicateKey(namespace, index, pattern, value) {
    const fields = Object.entries(value).map(([name, field]) => `${name}: ${shellText(field)}`);
    return new DatabaseError('DuplicateKey', `E11000 duplicate key error collection: ${namespace} index: ${index} dup key: { ${fields.join(', ')} }`, { extra: { keyPattern: pattern, keyValue: value } });
}
/** A value as MongoDB's messages write it. */
export function shellText(value) {
    if (typeof value === 'string')
        return JSON.stringify(value);
    if (value === null || value === undefined)
        return 'null';
    if (value instanceof ObjectId)
        return `ObjectId('${value.toHexString()}')`;
    if (value instanceof Date)
        return `new Date(${value.getTime()})`;
    if (value instanceof Long || value instanceof Decimal128)
        return value.toString();
    if (Array.isArray(value))
        return `[ ${value.map(shellText).join(', ')} ]`;
    if (isDocument(value))
        return `{ ${Object.entries(value)
            .map(([name, field]) => `${name}: ${shellText(field)}`)
            .join(', ')} }`;
    return String(value);
}
//# sourceMappingURL=duplicate-key.js.map