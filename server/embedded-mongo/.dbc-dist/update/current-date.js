import { Timestamp } from 'bson';
import { isDocument } from '../bson/types.js';
import { must } from '../errors.js';
import { typeNameOf } from '../query/type-names.js';
import { shellText } from '../storage/duplicate-key.js';
export const currentDate = (operand) => {
    if (typeof operand === 'boolean')
        return () => new Date();
    must(isDocument(operand), 'BadValue', `${typeNameOf(operand)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'}).`);
    const unknown = Object.keys(operand).find((name) => name !== '$type');
    must(unknown === undefined, 'BadValue', `Unrecognized $currentDate option: ${unknown}`);
    must(operand.$type === 'date' || operand.$type === 'timestamp', 'BadValue', `The '$type' string field is required to be 'date' or 'timestamp': ${shellText(operand)}`);
    return operand.$type === 'date' ? () => new Date() : nextTimestamp;
};
let last = { seconds: 0, increment: 0 };
function nextTimestamp() {
    const seconds = Math.floor(Date.now() / 1000);
    last =
        seconds > last.seconds
            ? { seconds, increment: 1 }
            : { seconds: last.seconds, increment: last.increment + 1 };
    return new Timestamp({ t: last.seconds, i: last.increment });
}
//# sourceMappingURL=current-date.js.map