import { Binary, calculateObjectSize, Long, Timestamp } from 'bson';
import { isDocument } from '../bson/types.js';
import { must } from '../errors.js';
import { typeNameOf } from '../query/type-names.js';
import { eager } from './arity.js';
import { isNullish } from './truth.js';
export const sizeOperators = [
    eager('$binarySize', 1, 1, binarySize),
    eager('$bsonSize', 1, 1, bsonSize),
    eager('$tsSecond', 1, 1, (value) => timestampPart(value, (stamp) => stamp.getHighBitsUnsigned())),
    eager('$tsIncrement', 1, 1, (value) => timestampPart(value, (stamp) => stamp.getLowBitsUnsigned())),
];
function binarySize(value) {
    if (isNullish(value))
        return null;
    if (typeof value === 'string')
        return Buffer.byteLength(value);
    must(value instanceof Binary, 'Location51276', `$binarySize requires a string or BinData argument, found: ${typeNameOf(value)}`);
    return value.length();
}
function bsonSize(value) {
    if (isNullish(value))
        return null;
    must(isDocument(value), 'Location31393', `$bsonSize requires a document input, found: ${typeNameOf(value)}`);
    return calculateObjectSize(value, { ignoreUndefined: true });
}
function timestampPart(value, part) {
    if (isNullish(value))
        return null;
    must(value instanceof Timestamp, 'Location5687301', `Argument to $tsSecond or $tsIncrement must be a timestamp, but is ${typeNameOf(value)}`);
    return Long.fromNumber(part(value));
}
//# sourceMappingURL=size-operators.js.map