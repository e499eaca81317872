import { isDocument } from '../bson/types.js';
import { must } from '../errors.js';
import { compileProjection } from '../query/projection.js';
import { typeNameOf } from '../query/type-names.js';
import { compileAddFields } from './add-fields.js';
/** Stages that make one document of each; these an update may use too. */
export const documentStages = new Map([
    ['$addFields', addFields('$addFields')],
    ['$set', addFields('$set')],
    ['$project', project],
    ['$unset', unset],
    ['$replaceRoot', replaceRoot],
    ['$replaceWith', (operand, { expression }) => replaceBy(expression(operand), '$replaceWith')],
]);
function addFields(name) {
    return (operand, { expression }) => compileAddFields(operand, expression, name);
}
function project(operand, { variables }) {
    must(isDocument(operand), 'Location15969', '$project specification must be an object');
    must(Object.keys(operand).length > 0, 'Location51272', 'Invalid $project :: caused by :: projection specification must have at least one field');
    return compileProjection(operand, { variables });
}
function unset(operand, { variables }) {
    const names = Array.isArray(operand) ? operand : [operand];
    must(names.length > 0 && names.every((name) => typeof name === 'string'), 'Location31002', '$unset specification must be a string or an array containing only string values');
    for (const name of names) {
        must(name !== '', 'Location40352', 'FieldPath cannot be constructed with empty string');
        must(!name.startsWith('$'), 'Location16410', "Invalid $unset :: caused by :: FieldPath field names may not start with '$'. Consider using $getField or $setField.");
    }
    return compileProjection(Object.fromEntries(names.map((name) => [name, 0])), { variables });
}
function replaceRoot(operand, { expression }) {
    must(isDocument(operand), 'Location40229', `expected an object as specification for $replaceRoot stage, got ${typeNameOf(operand)}`);
    must('newRoot' in operand, 'Location40231', 'no newRoot specified for the $replaceRoot stage');
    return replaceBy(expression(operand.newRoot), '$replaceRoot');
}
function replaceBy(compute, stage) {
    return (document) => {
        const root = compute(document);
        must(isDocument(root), 'Location40228', `'newRoot' expression must evaluate to an object, but resulting value of ${stage} was of type ${root === undefined ? 'missing' : typeNameOf(root)}`);
        return root;
    };
}
//# sourceMappingURL=document-stages.js.map