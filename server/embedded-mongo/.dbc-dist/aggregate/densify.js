import { add } from '../bson/arithmetic.js';
import { compareValues } from '../bson/compare.js';
import { isDocument, isNumeric } from '../bson/types.js';
import { DatabaseError, must } from '../errors.js';
import { equalityKey } from '../expression/equality-key.js';
import { valueAt } from '../expression/field-path.js';
import { isNullish } from '../expression/truth.js';
import { splitPath } from '../query/path.js';
import { collected } from './collected.js';
import { placed } from './unwind.js';
const mostNewDocuments = 500_000;
export const densify = (operand, context) => {
    const spec = parse(operand, context);
    return function* densified(input) {
        const documents = yield* collected('$densify', input);
        const partitions = new Map();
        for (const document of documents) {
            const value = valueAt(document, spec.path);
            if (isNullish(value))
                yield document;
            else
                partitionOf(partitions, document, value, spec).push(document);
        }
        const sorted = [...partitions.values()];
        for (const part of sorted)
            part.sort((a, b) => compareValues(valueAt(a, spec.path), valueAt(b, spec.path)));
        const limits = limitsOf(sorted, spec);
        const budget = { left: mostNewDocuments };
        for (const part of sorted)
            yield* dense(part, limits, spec, budget);
    };
};
function parse(operand, context) {
    must(isDocument(operand), 'FailedToParse', 'The $densify stage specification must be an object');
    const { field, partitionByFields = [], range } = operand;
    must(typeof field === 'string', 'MissingField', "BSON field '$densify.field' is missing");
    must(isDocument(range), 'MissingField', "BSON field '$densify.range' is missing");
    const { step, unit } = range;
    const bounds = range.bounds;
    must(isNumeric(step) && Number(step) > 0, 'Location5733401', 'The step parameter in a range statement must be a strictly positive numeric value');
    must(bounds === 'full' || bounds === 'partition' || (Array.isArray(bounds) && bounds.length === 2), 'Location5946802', "Bounds string must either be 'full' or 'partition', or an array of two elements");
    const isDate = unit !== undefined;
    return {
        path: splitPath(field),
        partitionPaths: partitionByFields.map(splitPath),
        bounds,
        after: isDate ? dateStep(unit, step, context) : numberStep(step),
        isDate,
    };
}
function numberStep(step) {
    return (value, steps) => {
        let result = value;
        for (let at = 0; at < steps; at += 1)
            result = add(result, step);
        return result;
    };
}
function dateStep(unit, step, context) {
    const moved = context.expression({
        $dateAdd: { startDate: '$from', unit, amount: { $multiply: ['$steps', step] } },
    });
    return (value, steps) => moved({ from: value, steps });
}
function checkType(value, { isDate }) {
    if (isDate ? value instanceof Date : isNumeric(value))
        return;
    throw new DatabaseError(isDate ? 'Location6053600' : 'Location5733201', isDate
        ? 'Encountered non-date value for densify field with a unit'
        : 'PlanExecutor error :: caused by :: Densify field type must be numeric');
}
function partitionOf(partitions, document, value, spec) {
    checkType(value, spec);
    const key = equalityKey(spec.partitionPaths.map((path) => valueAt(document, path)));
    const known = partitions.get(key);
    if (known)
        return known;
    const made = [];
    partitions.set(key, made);
    return made;
}
/** One range for all partitions; undefined when each partition has its own. */
function limitsOf(partitions, { bounds, path }) {
    if (Array.isArray(bounds))
        return { low: bounds[0], high: bounds[1], closed: false };
    if (bounds === 'partition' || partitions.length === 0)
        return undefined;
    const values = partitions.flatMap((documents) => [documents[0], documents.at(-1)]);
    const sorted = values.map((document) => valueAt(document, path)).sort(compareValues);
    return { low: sorted[0], high: sorted.at(-1), closed: true };
}
function* dense(documents, limits, spec, budget) {
    const { path, after } = spec;
    const first = valueAt(documents[0], path);
    const { low, high, closed } = limits ?? {
        low: first,
        high: valueAt(documents.at(-1), path),
        closed: true,
    };
    let steps = 0;
    let next = low;
    const isInside = (value) => {
        const order = compareValues(value, high);
        return order < 0 || (closed && order === 0);
    };
    const advance = () => {
        steps += 1;
        next = spec.isDate ? after(low, steps) : after(next, 1);
    };
    for (const document of documents) {
        const value = valueAt(document, path);
        while (compareValues(next, value) < 0 && isInside(next)) {
            yield made(documents[0], next, spec, budget);
            advance();
        }
        if (compareValues(next, value) === 0)
            advance();
        yield document;
    }
    while (isInside(next)) {
        yield made(documents[0], next, spec, budget);
        advance();
    }
}
function made(sample, value, { path, partitionPaths }, budget) {
    budget.left -= 1;
    must(budget.left >= 0, 'Location5897900', `Generated ${mostNewDocuments} documents in $densify, which is over the limit`);
    const start = {};
    const keyed = partitionPaths.reduce((result, partition) => placed(result, partition, valueAt(sample, partition)), start);
    return placed(keyed, path, value);
}
//# sourceMappingURL=densify.js.map