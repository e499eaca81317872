import { isDocument } from '../bson/types.js';
import { DatabaseError } from '../errors.js';
import { fieldOf, isPosition } from '../query/path.js';
/** Stands for the elements of an empty array. */
export const emptyArray = Symbol('empty array');
/**
 * The rows that a document has in an index: one, or one for each element of the array that one of the paths crosses.
 * Two different arrays in one index are refused as in MongoDB.
 */
export function indexValuesOf(document, paths) {
    const steps = paths.map((path) => walk(document, path));
    const array = sharedArray(steps, paths);
    return array ? rowsOfArray(steps, array) : [steps.map((step) => step.value)];
}
function walk(start, path) {
    let value = start;
    for (let at = 0; at < path.length; at += 1) {
        if (Array.isArray(value)) {
            const part = path[at];
            if (!isPosition(part) || value.some((element) => isDocument(element) && part in element))
                return { value: undefined, array: value, rest: path.slice(at) };
            value = value[Number(part)];
        }
        else if (isDocument(value)) {
            value = fieldOf(value, path[at]);
        }
        else {
            return { value: undefined, rest: [] };
        }
    }
    return Array.isArray(value) ? { value: undefined, array: value, rest: [] } : { value, rest: [] };
}
function sharedArray(steps, paths) {
    let found;
    let owner = 0;
    steps.forEach((step, index) => {
        if (!step.array)
            return;
        if (found && found !== step.array) {
            const names = [paths[owner]?.join('.'), paths[index]?.join('.')];
            throw new DatabaseError('CannotIndexParallelArrays', `cannot index parallel arrays [${names[1]}] [${names[0]}]`);
        }
        found = step.array;
        owner = index;
    });
    return found;
}
function rowsOfArray(steps, array) {
    const elements = array.length > 0 ? array : [emptyArray];
    return elements.flatMap((element) => rowsOfElement(steps, element));
}
function rowsOfElement(steps, element) {
    const inner = steps.map((step) => (step.array ? stepInto(step, element) : step));
    const nested = inner.find((step) => step.array)?.array;
    return nested ? rowsOfArray(inner, nested) : [inner.map((step) => step.value)];
}
function stepInto(step, element) {
    if (step.rest.length === 0)
        return { value: element, rest: [] };
    if (element === emptyArray)
        return { value: undefined, rest: [] };
    return isDocument(element) ? walk(element, step.rest) : { value: undefined, rest: [] };
}
//# sourceMappingURL=index-values.js.map