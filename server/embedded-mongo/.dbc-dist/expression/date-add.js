import { ObjectId, Timestamp } from 'bson';
import { isDocument, isNumeric, toNumber } from '../bson/types.js';
import { DatabaseError, must } from '../errors.js';
import { typeNameOf } from '../query/type-names.js';
import { instantOf, localTime } from './time-zone.js';
import { isNullish } from './truth.js';
export const dateAddOperators = [
    ['$dateAdd', moving('$dateAdd', 1)],
    ['$dateSubtract', moving('$dateSubtract', -1)],
];
const milliseconds = new Map([
    ['hour', 3_600_000],
    ['minute', 60_000],
    ['second', 1000],
    ['millisecond', 1],
]);
/** Units that are counted on the calendar of a time zone. */
const calendar = new Map([
    ['year', { months: 12, days: 0 }],
    ['quarter', { months: 3, days: 0 }],
    ['month', { months: 1, days: 0 }],
    ['week', { months: 0, days: 7 }],
    ['day', { months: 0, days: 1 }],
]);
function moving(name, sign) {
    return (operand, compiler) => {
        must(isDocument(operand) && 'startDate' in operand && 'unit' in operand && 'amount' in operand, 'Location5166402', `${name} requires startDate, unit, and amount to be present`);
        const start = compiler.compile(operand.startDate);
        const unit = compiler.compile(operand.unit);
        const amount = compiler.compile(operand.amount);
        const zone = compiler.compile(operand.timezone ?? null);
        return (scope) => {
            const [date, of, by] = [start(scope), unit(scope), amount(scope)];
            if (isNullish(date) || isNullish(of) || isNullish(by))
                return null;
            must(isNumeric(by) && Number.isInteger(toNumber(by)), 'Location5166405', `${name} expects integer amount of time units`);
            return moved(dateFrom(date, name), of, toNumber(by) * sign, String(zone(scope) ?? 'UTC'));
        };
    };
}
/** Dates, and what carries one: object ids and timestamps. */
export function dateFrom(value, name) {
    if (value instanceof Date)
        return value.getTime();
    if (value instanceof ObjectId)
        return value.getTimestamp().getTime();
    if (value instanceof Timestamp)
        return value.getHighBitsUnsigned() * 1000;
    throw new DatabaseError('Location16006', `${name}: can't convert from BSON type ${typeNameOf(value)} to Date`);
}
const day = 86_400_000;
function moved(from, unit, by, zone) {
    const length = milliseconds.get(unit);
    if (length !== undefined)
        return new Date(from + by * length);
    const step = calendar.get(unit);
    must(step, 'FailedToParse', `unknown time unit value: ${String(unit)}`);
    const local = addMonths(localTime(from, zone), step.months * by) + step.days * by * day;
    return new Date(instantOf(local, zone));
}
/** A day that the month lacks becomes its last one. */
function addMonths(local, months) {
    if (months === 0)
        return local;
    const date = new Date(local);
    const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
    const month = new Date(first);
    const lastDay = Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 0);
    const sameDay = first + (date.getUTCDate() - 1) * day;
    return Math.min(sameDay, lastDay) + (((local % day) + day) % day);
}
//# sourceMappingURL=date-add.js.map