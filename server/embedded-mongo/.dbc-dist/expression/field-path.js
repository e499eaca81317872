import { isDocument } from '../bson/types.js';
import { fieldOf } from '../query/path.js';
/** Path in an expression: arrays are mapped over, positions are not followed. */
export function valueAt(value, path, at = 0) {
    if (at === path.length)
        return value;
    if (Array.isArray(value))
        return elementsAt(value, path, at);
    return isDocument(value) ? valueAt(fieldOf(value, path[at]), path, at + 1) : undefined;
}
function elementsAt(array, path, at) {
    const found = [];
    for (const element of array) {
        const value = isDocument(element) || Array.isArray(element) ? valueAt(element, path, at) : undefined;
        if (value !== undefined)
            found.push(value);
    }
    return found;
}
//# sourceMappingURL=field-path.js.map