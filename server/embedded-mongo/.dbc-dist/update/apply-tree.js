import { copyOf, withField } from '../bson/fields.js';
import { isIdentical } from '../bson/identical.js';
import { isDocument } from '../bson/types.js';
import { DatabaseError, must } from '../errors.js';
import { fieldOf, isPosition } from '../query/path.js';
import { shellText } from '../storage/duplicate-key.js';
import { conflict, isSelector } from './update-tree.js';
/** MongoDB's limit for the nulls that fill an array up to a new position. */
const mostNewElements = 1_500_000;
/** Applies a tree of changes to one document without changing the document itself. */
export class TreeUpdate {
    #situation;
    #selectors;
    #touched;
    constructor(situation, selectors, checksConflicts) {
        this.#situation = situation;
        this.#selectors = selectors;
        this.#touched = checksConflicts ? [] : undefined;
    }
    /** The new value, the same one when nothing changed, or undefined when there is none. */
    apply(node, value, at) {
        if (node.change) {
            this.#touch(at);
            const after = node.change(value, this.#situation, at);
            return isIdentical(after, value) ? value : after;
        }
        if (isDocument(value))
            return this.#applyToDocument(node, value, at);
        if (Array.isArray(value))
            return this.#applyToArray(node, value, at);
        const selector = [...node.children.keys()].find(isSelector);
        if (selector !== undefined)
            throw noArray(value, selector, at);
        const made = this.#applyToDocument(node, {}, at);
        if (Object.keys(made).length === 0)
            return value;
        if (value === undefined)
            return made;
        throw notViable(Object.keys(made)[0], value, at);
    }
    #touch(at) {
        if (!this.#touched)
            return;
        const known = this.#touched.find((path) => path === at || path.startsWith(`${at}.`) || at.startsWith(`${path}.`));
        if (known !== undefined)
            throw conflict(at, known);
        this.#touched.push(at);
    }
    #applyToDocument(node, document, at) {
        let result = document;
        for (const [name, child] of node.children) {
            const path = joined(at, name);
            if (isSelector(name))
                throw noArray(document, name, at);
            const before = fieldOf(document, name);
            const after = this.apply(child, before, path);
            if (Object.is(after, before))
                continue;
            if (result === document)
                result = copyOf(document);
            if (after === undefined)
                delete result[name];
            else
                result = withField(result, name, after);
        }
        return result;
    }
    #applyToArray(node, array, at) {
        let result = array;
        for (const [name, child] of node.children) {
            for (const position of this.#positions(name, array, at)) {
                const before = result[position];
                const after = this.apply(child, before, joined(at, String(position)));
                if (Object.is(after, before))
                    continue;
                if (result === array)
                    result = [...array];
                place(result, position, after);
            }
            if (!isSelector(name) && !isPosition(name))
                this.#refuseField(child, name, array, at);
        }
        return result;
    }
    #refuseField(child, name, array, at) {
        if (this.apply(child, undefined, joined(at, name)) !== undefined)
            throw notViable(name, array, at);
    }
    #positions(name, array, at) {
        if (name === '$')
            return [this.#matchedPosition(at)];
        if (!isSelector(name))
            return isPosition(name) ? [Number(name)] : [];
        const identifier = name.slice(2, -1);
        const all = [...array.keys()];
        if (identifier === '')
            return all;
        return all.filter((position) => this.#selectors.isChosen(identifier, array[position]));
    }
    #matchedPosition(at) {
        const position = this.#selectors.positionOf(this.#situation.document, at);
        must(position !== undefined, 'BadValue', 'The positional operator did not find the match needed from the query.');
        return position;
    }
}
function noArray(value, selector, at) {
    if (selector === '$')
        return new DatabaseError('BadValue', 'The positional operator did not find the match needed from the query.');
    return new DatabaseError('BadValue', value === undefined
        ? `The path '${at}' must exist in the document in order to apply array updates.`
        : `Cannot apply array updates to non-array element ${lastPart(at)}: ${shellText(value)}`);
}
function place(array, position, value) {
    must(position - array.length <= mostNewElements, 'BadValue', `Cannot backfill array to index ${position} because the gap is too large`);
    while (array.length < position)
        array.push(null);
    array[position] = value === undefined ? null : value;
}
function joined(at, name) {
    return at === '' ? name : `${at}.${name}`;
}
function lastPart(path) {
    return path.slice(path.lastIndexOf('.') + 1);
}
function notViable(name, value, at) {
    return new DatabaseError('PathNotViable', `Cannot create field '${name}' in element {${lastPart(at)}: ${shellText(value)}}`);
}
//# sourceMappingURL=apply-tree.js.map