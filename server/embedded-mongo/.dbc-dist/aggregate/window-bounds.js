import { isDocument, isNumeric, toNumber } from '../bson/types.js';
import { must } from '../errors.js';
const wholePartition = {
    find: ({ rows }) => () => ({ from: 0, to: rows.length - 1 }),
    whole: true,
    running: false,
};
/** Which rows around each row a window holds. */
export function compileWindow(spec, context) {
    if (spec === undefined)
        return wholePartition;
    must(isDocument(spec), 'FailedToParse', "'window' field must be an object");
    const { documents, range, unit } = spec;
    must(documents === undefined || range === undefined, 'FailedToParse', "'window' field can only specify one of 'documents' or 'range'");
    if (range !== undefined)
        return rangeWindow(boundsOf('range', range), unit, context);
    return documents === undefined
        ? wholePartition
        : documentsWindow(boundsOf('documents', documents));
}
function boundsOf(kind, spec) {
    must(Array.isArray(spec) && spec.length === 2, 'FailedToParse', `Window bounds must be a 2-element array: ${kind}`);
    const [lower, upper] = spec.map((bound) => {
        if (bound === 'unbounded' || bound === 'current')
            return bound;
        must(isNumeric(bound), 'FailedToParse', `'${kind}' bounds must be numeric, or 'unbounded', or 'current'`);
        return toNumber(bound);
    });
    const isWhole = (bound) => typeof bound !== 'number' || Number.isInteger(bound);
    must(kind === 'range' || (isWhole(lower) && isWhole(upper)), 'FailedToParse', 'Numeric document-based bounds must be an integer');
    must(offset(lower, -1) <= offset(upper, 1), 'Location5339900', 'Lower bound must not exceed upper bound');
    return [lower, upper];
}
function offset(bound, side) {
    if (bound === 'current')
        return 0;
    return bound === 'unbounded' ? side * Number.POSITIVE_INFINITY : bound;
}
function documentsWindow([lower, upper]) {
    const before = offset(lower, -1);
    const after = offset(upper, 1);
    return {
        find: ({ rows }) => (row) => ({ from: Math.max(0, row + before), to: Math.min(rows.length - 1, row + after) }),
        whole: lower === 'unbounded' && upper === 'unbounded',
        running: lower === 'unbounded' && upper === 'current',
    };
}
function rangeWindow([lower, upper], unit, context) {
    const move = unit === undefined ? moveNumber : dateMover(String(unit), context);
    const find = ({ rows, keys }) => {
        must(keys.length === 1 && keys[0]?.direction === 1, 'Location5339902', 'Range-based window require sortBy a single field, ascending');
        const places = rows.map(({ order }) => placeOf(order[0], unit !== undefined));
        return (row) => {
            const here = rows[row]?.order[0];
            const low = lower === 'unbounded' ? Number.NEGATIVE_INFINITY : move(here, offset(lower, -1));
            const high = upper === 'unbounded' ? Number.POSITIVE_INFINITY : move(here, offset(upper, 1));
            return {
                from: firstAtLeast(places, low),
                to: firstAtLeast(places, high, true) - 1,
            };
        };
    };
    return { find, whole: lower === 'unbounded' && upper === 'unbounded', running: false };
}
function moveNumber(value, by) {
    return placeOf(value, false) + by;
}
function dateMover(unit, context) {
    const moved = context.expression({ $dateAdd: { startDate: '$date', unit, amount: '$amount' } });
    return (value, by) => moved({ date: value, amount: by }).getTime();
}
function placeOf(value, date) {
    if (date) {
        must(value instanceof Date, 'Location5429413', 'For windows that involve date or time ranges, a unit must be provided and sortBy must be a date');
        return value.getTime();
    }
    must(isNumeric(value), 'Location5429414', 'Invalid range: Expected the sortBy field to be a number');
    return toNumber(value);
}
/** The first position whose value is not below (or, with `above`, is above) the bound. */
function firstAtLeast(sorted, bound, above = false) {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        const value = sorted[middle];
        if (value < bound || (above && value === bound))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
//# sourceMappingURL=window-bounds.js.map