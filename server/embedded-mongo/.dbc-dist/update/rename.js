import { isDocument } from '../bson/types.js';
import { must } from '../errors.js';
import { fieldOf, splitPath } from '../query/path.js';
import { addPath, isSelector } from './update-tree.js';
import { fieldText, idText } from './value-text.js';
/** $rename: the source goes and the target takes its value; nothing happens without a source. */
export function addRename(tree, from, operand) {
    must(typeof operand === 'string', 'BadValue', `The 'to' field for $rename must be a string: ${fieldText(from, operand)}`);
    must(from !== operand, 'BadValue', `The source and target field for $rename must differ: ${fieldText(from, operand)}`);
    for (const [kind, path] of [['source', from], ['destination', operand]]) {
        must(!splitPath(path).some(isSelector), 'BadValue', `The ${kind} field for $rename may not be dynamic: ${path}`);
    }
    const source = splitPath(from);
    const target = splitPath(operand);
    addPath(tree, from, (_value, { document }) => {
        refuseArrays('source', source, document);
        return undefined;
    });
    addPath(tree, operand, (value, { document }) => {
        const moved = valueAt(document, source);
        if (moved === undefined)
            return value;
        refuseArrays('destination', target, document);
        return moved;
    });
}
function valueAt(document, path) {
    let value = document;
    for (const part of path) {
        if (!isDocument(value))
            return undefined;
        value = fieldOf(value, part);
    }
    return value;
}
function refuseArrays(kind, path, document) {
    let value = document;
    path.forEach((part) => {
        must(!Array.isArray(value), 'BadValue', `The ${kind} field cannot be an array element, '${path.join('.')}' in doc with ${idText(document)} has an array field`);
        value = isDocument(value) ? fieldOf(value, part) : undefined;
    });
}
//# sourceMappingURL=rename.js.map