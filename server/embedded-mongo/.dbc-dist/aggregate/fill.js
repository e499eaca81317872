import { isDocument } from '../bson/types.js';
import { must } from '../errors.js';
import { documentStages } from './document-stages.js';
import { inSequence } from './group-stage.js';
import { mapping } from './stage.js';
import { setWindowFields } from './window-fields.js';
const methods = new Map([
    ['locf', '$locf'],
    ['linear', '$linearFill'],
]);
/** $fill as the window functions and values that it stands for. */
export const fill = (operand, context) => {
    must(isDocument(operand), 'FailedToParse', 'The $fill stage specification must be an object');
    const { sortBy, output } = operand;
    must(isDocument(output) && Object.keys(output).length > 0, 'Location6050203', "The $fill stage 'output' must be a non-empty object");
    const windows = {};
    const values = {};
    for (const [name, spec] of Object.entries(output)) {
        must(isDocument(spec) && 'value' in spec !== 'method' in spec, 'Location6050200', `Each field of $fill takes a 'value' or a 'method': ${name}`);
        if ('value' in spec)
            values[name] = { $ifNull: [`$${name}`, spec.value] };
        else
            windows[name] = { [methodOf(spec.method)]: `$${name}` };
    }
    must(Object.keys(windows).length === 0 || sortBy !== undefined, 'Location605001', "'sortBy' is required by a $fill with a 'method'");
    return inSequence(...windowStages(windows, { partitionBy: partitionOf(operand), sortBy }, context), ...valueStages(values, context));
};
function methodOf(method) {
    const name = methods.get(method);
    must(name, 'Location6050202', 'Method must be either locf or linear');
    return name;
}
function partitionOf(operand) {
    const { partitionBy, partitionByFields } = operand;
    must(partitionBy === undefined || partitionByFields === undefined, 'Location6050204', "Maximum one of 'partitionBy' and 'partitionByFields can be specified in '$fill'");
    if (!Array.isArray(partitionByFields))
        return partitionBy ?? null;
    return Object.fromEntries(partitionByFields.map((field, at) => [`field${at}`, `$${String(field)}`]));
}
function windowStages(output, by, context) {
    return Object.keys(output).length === 0 ? [] : [setWindowFields({ ...by, output }, context)];
}
function valueStages(values, context) {
    const set = documentStages.get('$set');
    return Object.keys(values).length === 0 || !set ? [] : [mapping(set(values, context))];
}
//# sourceMappingURL=fill.js.map