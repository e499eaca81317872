import { isDocument, isNumeric, toNumber } from '../bson/types.js';
import { must } from '../errors.js';
import { instantOf } from './time-zone.js';
import { isNullish } from './truth.js';
export const dateFromPartsOperators = [
    ['$dateFromParts', dateFromParts],
];
const day = 86_400_000;
const names = ['year', 'month', 'day', 'isoWeekYear', 'isoWeek', 'isoDayOfWeek'];
const known = new Set([...names, 'hour', 'minute', 'second', 'millisecond', 'timezone']);
/** Parts may go over their range: month 14 is February of the next year. */
function dateFromParts(operand, compiler) {
    must(isDocument(operand), 'Location40519', '$dateFromParts only supports an object as its argument');
    const unknown = Object.keys(operand).find((name) => !known.has(name));
    must(unknown === undefined, 'Location40518', `Unrecognized argument to $dateFromParts: ${unknown}`);
    must('year' in operand !== 'isoWeekYear' in operand, 'Location40516', "$dateFromParts requires either 'year' or 'isoWeekYear' to be present");
    const parts = Object.entries(operand).map(([name, part]) => [name, compiler.compile(part)]);
    return (scope) => {
        const values = Object.fromEntries(parts.map(([name, part]) => [name, part(scope)]));
        if (Object.values(values).some(isNullish))
            return null;
        const { timezone = 'UTC', ...numbers } = values;
        const local = localFrom(numbersFrom(numbers));
        return new Date(instantOf(local, String(timezone)));
    };
}
function numbersFrom(values) {
    return Object.fromEntries(Object.entries(values).map(([name, value]) => {
        must(isNumeric(value) && Number.isInteger(toNumber(value)), 'Location40515', `'${name}' must evaluate to an integer`);
        return [name, toNumber(value)];
    }));
}
function localFrom(parts) {
    const { hour = 0, minute = 0, second = 0, millisecond = 0 } = parts;
    const time = ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;
    return startOfDay(parts) + time;
}
function startOfDay(parts) {
    const { isoWeekYear, isoWeek = 1, isoDayOfWeek = 1 } = parts;
    if (isoWeekYear === undefined)
        return utcDay(parts.year ?? 0, parts.month ?? 1, parts.day ?? 1);
    const fourth = utcDay(isoWeekYear, 1, 4);
    const weekday = (new Date(fourth).getUTCDay() + 6) % 7;
    return fourth + (isoWeek * 7 - 7 + isoDayOfWeek - 1 - weekday) * day;
}
/** `Date.UTC` takes years below 100 for the 20th century. */
function utcDay(year, month, dayOfMonth) {
    return new Date(0).setUTCFullYear(year, month - 1, dayOfMonth);
}
//# sourceMappingURL=date-from-parts.js.map