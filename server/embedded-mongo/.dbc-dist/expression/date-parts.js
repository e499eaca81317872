import { Long } from 'bson';
import { isDocument } from '../bson/types.js';
import { mingoOperator } from './mingo-functions.js';
import { isNullish } from './truth.js';
/** Parts of dates: of null they are null. */
export const datePartOperators = [
    ...['$year', '$month', '$dayOfMonth', '$hour', '$minute', '$second', '$millisecond'].map(part),
    ...['$dayOfYear', '$dayOfWeek', '$isoWeek', '$isoDayOfWeek'].map(part),
    [
        '$isoWeekYear',
        ofDate('$isoWeekYear', (year) => (isNullish(year) ? null : Long.fromNumber(Number(year)))),
    ],
    ['$week', week],
    ['$dateToParts', ofDate('$dateToParts', (parts) => inOrder(parts))],
];
function part(name) {
    return [name, ofDate(name, (value) => value)];
}
function ofDate(name, finish) {
    const call = mingoOperator(name);
    return (operand, compiler) => {
        const date = compiler.compile(dateOf(operand));
        const evaluate = call(operand, compiler);
        return (scope) => (isNullish(date(scope)) ? null : finish(evaluate(scope)));
    };
}
function dateOf(operand) {
    if (isDocument(operand) && 'date' in operand)
        return operand.date;
    return Array.isArray(operand) ? operand[0] : operand;
}
/** Weeks begin on Sundays; days before the first one are in week 0. */
function week(operand, compiler) {
    const dayOfYear = ofDate('$dayOfYear', (value) => value)(operand, compiler);
    const dayOfWeek = ofDate('$dayOfWeek', (value) => value)(operand, compiler);
    return (scope) => {
        const day = dayOfYear(scope);
        if (isNullish(day))
            return null;
        return Math.floor((Number(day) + 7 - Number(dayOfWeek(scope))) / 7);
    };
}
const order = ['year', 'month', 'isoWeekYear', 'isoWeek', 'day', 'isoDayOfWeek'];
function inOrder(parts) {
    const names = [...order, 'hour', 'minute', 'second', 'millisecond'];
    const present = names.filter((name) => name in parts);
    return Object.fromEntries(present.map((name) => [name, parts[name]]));
}
//# sourceMappingURL=date-parts.js.map