import { Long } from 'bson';
import { copyOf, withField } from '../bson/fields.js';
import { isDocument } from '../bson/types.js';
import { must } from '../errors.js';
import { fieldOf, splitPath } from '../query/path.js';
import { typeNameOf } from '../query/type-names.js';
export const unwind = (operand) => {
    const unwinding = parse(operand);
    return function* unwound(input) {
        for (const document of input) {
            if (document === undefined)
                yield undefined;
            else
                yield* documentsOf(document, unwinding);
        }
    };
};
function parse(operand) {
    must(typeof operand === 'string' || isDocument(operand), 'Location15981', `expected either a string or an object as specification for $unwind stage, got ${typeNameOf(operand)}`);
    const spec = typeof operand === 'string' ? { path: operand } : operand;
    for (const [name, value] of Object.entries(spec))
        checkOption(name, value);
    must(spec.path !== undefined, 'Location28812', 'no path specified to $unwind stage');
    const path = spec.path;
    must(path.startsWith('$'), 'Location28818', `path option to $unwind stage should be prefixed with a '$': ${path}`);
    const index = spec.includeArrayIndex;
    return {
        path: splitPath(path.slice(1)),
        indexPath: index === undefined ? undefined : splitPath(index),
        preserve: spec.preserveNullAndEmptyArrays === true,
    };
}
function checkOption(name, value) {
    switch (name) {
        case 'path':
            must(typeof value === 'string', 'Location28808', `expected a string as the path for $unwind stage, got ${typeNameOf(value)}`);
            return;
        case 'preserveNullAndEmptyArrays':
            must(typeof value === 'boolean', 'Location28809', `expected a boolean for the preserveNullAndEmptyArrays option to $unwind stage, got ${typeNameOf(value)}`);
            return;
        case 'includeArrayIndex':
            must(typeof value === 'string' && value !== '', 'Location28810', `expected a non-empty string for the includeArrayIndex option to $unwind stage, got ${typeNameOf(value)}`);
            must(!value.startsWith('$'), 'Location28822', `includeArrayIndex option to $unwind stage should not be prefixed with a '$': ${value}`);
            return;
        default:
            must(false, 'Location28811', `unrecognized option to $unwind stage: ${name}`);
    }
}
function* documentsOf(document, unwinding) {
    const { path, preserve } = unwinding;
    const value = valueAt(document, path);
    if (Array.isArray(value) && value.length > 0) {
        for (const [position, element] of value.entries())
            yield withIndex(placed(document, path, element), unwinding, Long.fromNumber(position));
    }
    else if (Array.isArray(value)) {
        if (preserve)
            yield withIndex(placed(document, path, undefined), unwinding, null);
    }
    else if (preserve || (value !== null && value !== undefined)) {
        yield withIndex(document, unwinding, null);
    }
}
function withIndex(document, { indexPath }, index) {
    return indexPath ? placed(document, indexPath, index) : document;
}
/** Arrays on the way are not looked into. */
function valueAt(document, path) {
    let value = document;
    for (const part of path) {
        if (!isDocument(value))
            return undefined;
        value = fieldOf(value, part);
    }
    return value;
}
/** A copy of the document with another value (undefined: none) at a path. */
export function placed(document, path, value, at = 0) {
    const name = path[at];
    const copy = copyOf(document);
    if (at < path.length - 1) {
        const inner = copy[name];
        return withField(copy, name, placed(isDocument(inner) ? inner : {}, path, value, at + 1));
    }
    if (value !== undefined)
        return withField(copy, name, value);
    delete copy[name];
    return copy;
}
//# sourceMappingURL=unwind.js.map