import { Long } from 'bson';
import { isDocument, isNumeric, toNumber } from '../bson/types.js';
import { DatabaseError, must } from '../errors.js';
import { typeNameOf } from '../query/type-names.js';
function wrongType({ name, body }, field, expected) {
    const actual = typeNameOf(body[field]);
    return new DatabaseError('TypeMismatch', `BSON field '${name}.${field}' is the wrong type '${actual}', expected type '${expected}'`);
}
/** A field that is not there or null counts as absent. */
function given(place, field) {
    const value = Object.hasOwn(place.body, field) ? place.body[field] : undefined;
    return value === null ? undefined : value;
}
function missing({ name }, field) {
    return new DatabaseError('MissingField', `BSON field '${name}.${field}' is missing but a required field`);
}
export function optionalDocument(place, field) {
    const value = given(place, field);
    if (value === undefined)
        return undefined;
    if (!isDocument(value))
        throw wrongType(place, field, 'object');
    return value;
}
export function requiredDocument(place, field) {
    const value = optionalDocument(place, field);
    if (!value)
        throw missing(place, field);
    return value;
}
export function optionalText(place, field) {
    const value = given(place, field);
    if (value === undefined)
        return undefined;
    if (typeof value !== 'string')
        throw wrongType(place, field, 'string');
    return value;
}
export function requiredText(place, field) {
    const value = optionalText(place, field);
    if (value === undefined)
        throw missing(place, field);
    return value;
}
export function optionalNumber(place, field) {
    const value = given(place, field);
    if (value === undefined)
        return undefined;
    if (!isNumeric(value))
        throw wrongType(place, field, 'long');
    return toNumber(value);
}
/** A whole number that is not negative. */
export function optionalCount(place, field) {
    const value = optionalNumber(place, field);
    if (value === undefined)
        return undefined;
    must(Number.isFinite(value) && value >= 0, 'BadValue', `BSON field '${field}' value must be >= 0, actual value '${value}'`);
    return Math.trunc(value);
}
export function optionalFlag(place, field) {
    const value = given(place, field);
    if (value === undefined)
        return false;
    if (typeof value === 'boolean')
        return value;
    if (!isNumeric(value))
        throw wrongType(place, field, 'bool');
    return toNumber(value) !== 0;
}
export function optionalDocuments(place, field) {
    const value = given(place, field);
    if (value === undefined)
        return undefined;
    if (!Array.isArray(value) || !value.every(isDocument))
        throw wrongType(place, field, 'array');
    return value;
}
export function requiredDocuments(place, field) {
    const value = optionalDocuments(place, field);
    if (!value)
        throw missing(place, field);
    return value;
}
export function requiredLong(place, field) {
    const value = given(place, field);
    if (value === undefined)
        throw missing(place, field);
    if (!isNumeric(value))
        throw wrongType(place, field, 'long');
    return value instanceof Long ? value : Long.fromNumber(toNumber(value));
}
/** Refuses fields that are not honoured here, so that nothing is ignored silently. */
export function refuseOthers(place, known) {
    for (const field of Object.keys(place.body)) {
        if (known.has(field))
            continue;
        throw new DatabaseError('UnknownField', `BSON field '${place.name}.${field}' is an unknown field.`);
    }
}
/** The only collation there is compares by bytes. */
export function refuseCollation(body) {
    const { collation } = body;
    if (collation === undefined || collation === null)
        return;
    const simple = isDocument(collation) && (collation.locale === 'simple' || Object.keys(collation).length === 0);
    must(simple, 'CommandNotSupported', 'Collations are not supported by the embedded database');
}
//# sourceMappingURL=arguments.js.map