import { doubleOf } from '../bson/numbers.js';
import { isDocument, isNumeric, toNumber } from '../bson/types.js';
import { DatabaseError, must } from '../errors.js';
/** Functions of series of numbers. */
export const seriesFunctions = new Map([
    ['$locf', (operand, context) => carriedForward(context.expression(operand))],
    ['$linearFill', (operand, context) => linearFill(context.expression(operand))],
    ['$expMovingAvg', movingAverage],
    ['$derivative', overTime('$derivative', slope)],
    ['$integral', overTime('$integral', area)],
    ['$covariancePop', covariance(0)],
    ['$covarianceSamp', covariance(1)],
]);
function carriedForward(compute) {
    return ({ rows }) => {
        let last = null;
        return rows.map(({ document }) => {
            last = compute(document) ?? last;
            return last;
        });
    };
}
/** A date or number on the axis of the sort. */
function placeOf({ order }) {
    const [value] = order;
    if (value instanceof Date)
        return value.getTime();
    if (isNumeric(value))
        return toNumber(value);
    throw new DatabaseError('TypeMismatch', 'The sortBy field must be numeric or a date');
}
function linearFill(compute) {
    return ({ rows }) => {
        const values = rows.map(({ document }) => compute(document) ?? null);
        const known = [...values.keys()].filter((row) => values[row] !== null);
        return values.map((value, row) => {
            if (value !== null)
                return value;
            const before = known.filter((other) => other < row).at(-1);
            const after = known.find((other) => other > row);
            if (before === undefined || after === undefined)
                return null;
            const [left, here, right] = [before, row, after].map((at) => placeOf(rows[at]));
            const [low, high] = [toNumber(values[before]), toNumber(values[after])];
            return doubleOf(low + ((high - low) * (here - left)) / (right - left));
        });
    };
}
function movingAverage(operand, context) {
    must(isDocument(operand) && 'input' in operand && 'N' in operand !== 'alpha' in operand, 'FailedToParse', "$expMovingAvg sub object must have exactly two fields: An 'input' field, and either an 'N' field or an 'alpha' field");
    const alpha = 'alpha' in operand ? toNumber(operand.alpha) : 2 / (toNumber(operand.N) + 1);
    must(alpha > 0 && alpha < 1, 'FailedToParse', "'alpha' must be between 0 and 1 (exclusive)");
    const compute = context.expression(operand.input);
    return ({ rows }) => {
        let average;
        return rows.map(({ document }) => {
            const value = compute(document);
            if (isNumeric(value)) {
                const number = toNumber(value);
                average = average === undefined ? number : number * alpha + average * (1 - alpha);
            }
            return average === undefined ? null : doubleOf(average);
        });
    };
}
const unitLengths = new Map([
    ['week', 604_800_000],
    ['day', 86_400_000],
    ['hour', 3_600_000],
    ['minute', 60_000],
    ['second', 1000],
    ['millisecond', 1],
]);
function overTime(name, calculate) {
    return (operand, context, window) => {
        must(isDocument(operand) && 'input' in operand, 'FailedToParse', `${name} requires an 'input' expression`);
        const unit = operand.unit === undefined ? 1 : unitLengths.get(operand.unit);
        must(unit !== undefined, 'FailedToParse', `unit must be 'week' or smaller in ${name}`);
        const compute = context.expression(operand.input);
        return overWindows(window, (rows) => {
            const points = rows.map((row) => ({
                at: placeOf(row) / unit,
                value: toNumber(compute(row.document)),
            }));
            const result = calculate(points.filter(({ value }) => !Number.isNaN(value)));
            return result === null ? null : doubleOf(result);
        });
    };
}
function overWindows(window, calculate) {
    return (partition) => {
        const find = window.find(partition);
        return partition.rows.map((_, row) => {
            const { from, to } = find(row);
            return calculate(partition.rows.slice(from, Math.max(from, to + 1)));
        });
    };
}
function slope(points) {
    const first = points[0];
    const last = points.at(-1);
    if (!first || !last || first.at === last.at)
        return null;
    return (last.value - first.value) / (last.at - first.at);
}
function area(points) {
    let sum = 0;
    for (let at = 1; at < points.length; at += 1) {
        const [left, right] = [points[at - 1], points[at]];
        sum += ((left.value + right.value) / 2) * (right.at - left.at);
    }
    return sum;
}
function covariance(lost) {
    return (operand, context, window) => {
        must(Array.isArray(operand) && operand.length === 2, 'FailedToParse', 'A covariance needs an array of two expressions');
        const [left, right] = operand.map((part) => context.expression(part));
        return overWindows(window, (rows) => {
            const pairs = rows
                .map(({ document }) => [left(document), right(document)])
                .filter((pair) => pair.every(isNumeric))
                .map((pair) => pair.map(toNumber));
            if (pairs.length <= lost)
                return null;
            const meanOf = (at) => pairs.reduce((sum, pair) => sum + pair[at], 0) / pairs.length;
            const [meanX, meanY] = [meanOf(0), meanOf(1)];
            const sum = pairs.reduce((total, [x, y]) => total + (x - meanX) * (y - meanY), 0);
            return doubleOf(sum / (pairs.length - lost));
        });
    };
}
//# sourceMappingURL=window-series.js.map