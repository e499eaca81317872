import { isDocument } from '../bson/types.js';
import { must } from '../errors.js';
import { parseSort, sortValuesOf } from '../query/sort.js';
import { Sorter } from '../query/sorter.js';
import { sizeOf } from './memory.js';
export const sort = (operand) => sortedBy(sortKeysOf(operand));
export function sortKeysOf(operand) {
    must(isDocument(operand), 'Location15973', 'the $sort key specification must be an object');
    const keys = parseSort(operand);
    must(keys.length > 0, 'Location15976', '$sort stage must have at least one sort key');
    return keys;
}
/** Sorts in memory; with a limit only so many documents are held. */
export function sortedBy(keys, limit) {
    return function* sorted(input) {
        const sorter = new Sorter(keys, limit);
        for (const document of input) {
            if (document === undefined)
                yield undefined;
            else
                sorter.add(document, sortValuesOf(document, keys), sizeOf(document));
        }
        yield* sorter.inOrder();
    };
}
//# sourceMappingURL=sort-stage.js.map