import { compareValues } from '../bson/compare.js';
import { isDocument, isNumeric, toNumber } from '../bson/types.js';
import { DatabaseError, must } from '../errors.js';
import { indexValuesOf } from '../keys/index-values.js';
import { fieldOf, splitPath } from './path.js';
/** Parses { field: 1 | -1 }. */
export function parseSort(spec) {
    if (spec === undefined || spec === null)
        return [];
    must(isDocument(spec), 'TypeMismatch', 'Expected field sort to be of type object');
    return Object.entries(spec).map(([field, value]) => {
        must(!isDocument(value), 'CommandNotSupported', 'Sorting by $meta is not supported by the embedded database');
        const direction = isNumeric(value) ? toNumber(value) : 0;
        must(direction === 1 || direction === -1, 'BadValue', '$sort key ordering must be 1 (for ascending) or -1 (for descending)');
        must(field !== '' && !field.startsWith('$'), 'BadValue', `FieldPath field names may not start with '$'. Given '${field}'`);
        return { field, path: splitPath(field), direction };
    });
}
/** The values that a document is sorted by: of the rows that it would have in an index, the first in this order. */
export function sortValuesOf(document, keys) {
    const simple = simpleValues(document, keys);
    if (simple)
        return simple;
    const [first = [], ...others] = rowsOf(document, keys);
    return others.reduce((best, row) => (compareSortValues(row, best, keys) < 0 ? row : best), first);
}
/** Most sorts are by fields of the document itself that hold no arrays. */
function simpleValues(document, keys) {
    const values = [];
    for (const { path } of keys) {
        const value = path.length === 1 ? fieldOf(document, path[0]) : [];
        if (Array.isArray(value))
            return undefined;
        values.push(value);
    }
    return values;
}
function rowsOf(document, keys) {
    try {
        return indexValuesOf(document, keys.map(({ path }) => path));
    }
    catch (error) {
        if (!(error instanceof DatabaseError))
            throw error;
        throw new DatabaseError('BadValue', 'cannot sort with keys that are parallel arrays');
    }
}
export function compareSortValues(a, b, keys) {
    for (let at = 0; at < keys.length; at += 1) {
        const order = compareValues(a[at], b[at]) * keys[at].direction;
        if (order !== 0)
            return order;
    }
    return 0;
}
//# sourceMappingURL=sort.js.map