import { isDocument } from '../bson/types.js';
import { DatabaseError, must } from '../errors.js';
import { arrayAt, firstMatch } from '../query/positional.js';
import { typeNameOf } from '../query/type-names.js';
import { shellText } from '../storage/duplicate-key.js';
import { TreeUpdate } from './apply-tree.js';
import { compileArrayFilters } from './array-filters.js';
import { addToSet, pop, pull, pullAll } from './array-operators.js';
import { currentDate } from './current-date.js';
import { checkId, withIdFirst } from './id-rules.js';
import { bit, inc, max, min, mul } from './number-operators.js';
import { push } from './push.js';
import { addRename } from './rename.js';
import { addPath, identifiersOf, isSelector, sortTree } from './update-tree.js';
import { baseOf, equalitiesOf } from './upsert-base.js';
const operators = new Map([
    ['$set', (operand) => () => operand],
    [
        '$setOnInsert',
        (operand) => (value, { insertion }) => insertion ? operand : value,
    ],
    ['$unset', () => () => undefined],
    ['$inc', inc],
    ['$mul', mul],
    ['$min', min],
    ['$max', max],
    ['$bit', bit],
    ['$currentDate', currentDate],
    ['$push', push],
    ['$addToSet', addToSet],
    ['$pop', pop],
    ['$pull', pull],
    ['$pullAll', pullAll],
]);
/** A document of update operators. */
export function compileOperators(update, options) {
    const tree = { children: new Map() };
    for (const [name, fields] of Object.entries(update))
        addOperator(tree, name, fields);
    sortTree(tree);
    const identifiers = identifiersOf(tree);
    const filters = compileArrayFilters(options.arrayFilters ?? [], identifiers, update);
    const selectors = {
        positionOf: (document, path) => matchedPosition(options.filter, document, path),
        isChosen: (identifier, element) => filters.get(identifier)?.(element) ?? false,
    };
    const selective = hasSelectors(tree);
    const applied = (situation) => new TreeUpdate(situation, selectors, selective).apply(tree, situation.document, '');
    return {
        apply(document) {
            const after = applied({ document, insertion: false });
            if (after === document)
                return undefined;
            checkId(document, after, false);
            return after;
        },
        insertion() {
            const document = baseOf(equalitiesOf(options.filter));
            const after = applied({ document, insertion: true });
            checkId(document, after, false);
            return withIdFirst(after);
        },
    };
}
function addOperator(tree, name, fields) {
    const operator = operators.get(name);
    if (!operator && name !== '$rename')
        throw new DatabaseError('FailedToParse', `Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update specified as an array`);
    must(isDocument(fields), 'FailedToParse', `Modifiers operate on fields but we found type ${typeNameOf(fields)} instead. For example: {$mod: {<field>: ...}} not {${name}: ${shellText(fields)}}`);
    for (const [path, operand] of Object.entries(fields)) {
        if (operator)
            addPath(tree, path, operator(operand, path));
        else
            addRename(tree, path, operand);
    }
}
function hasSelectors(node) {
    return [...node.children].some(([part, child]) => isSelector(part) || hasSelectors(child));
}
function matchedPosition(filter, document, path) {
    return arrayAt(document, path) && firstMatch(filter, document, path);
}
//# sourceMappingURL=operator-update.js.map