import { compareValues } from '../bson/compare.js';
import { isDocument, isNumeric, rankOf, toNumber } from '../bson/types.js';
import { DatabaseError, must } from '../errors.js';
import { collected } from './collected.js';
import { grouping, inSequence } from './group-stage.js';
import { Groups, groupPlan } from './groups.js';
import { sortedBy, sortKeysOf } from './sort-stage.js';
const defaultOutput = { count: { $sum: 1 } };
export const bucket = (operand, context) => {
    must(isDocument(operand), 'Location40201', 'Argument to $bucket stage must be an object');
    const { groupBy, default: otherwise, output = defaultOutput } = operand;
    const boundaries = boundariesOf(operand.boundaries, context);
    must(groupBy !== undefined, 'Location40198', "$bucket requires 'groupBy' and 'boundaries' to be specified.");
    const other = otherwise === undefined ? undefined : context.expression(otherwise)({});
    const evaluate = context.compiler.compile(groupBy);
    const plan = groupPlan(output, context.compiler);
    const key = (scope) => {
        const found = lowerBoundary(boundaries, evaluate(scope) ?? null) ?? other;
        if (found !== undefined)
            return found;
        throw new DatabaseError('Location40066', '$switch could not find a matching branch for an input, and no default was specified.');
    };
    return inSequence(grouping('$bucket', key, plan, context.variables), sortedBy(sortKeysOf({ _id: 1 })));
};
function boundariesOf(operand, { expression }) {
    must(Array.isArray(operand), 'Location40200', "The $bucket 'boundaries' field must be an array.");
    must(operand.length >= 2, 'Location40192', `The $bucket 'boundaries' field must have at least 2 values, but found ${operand.length} value(s).`);
    const boundaries = operand.map((boundary) => expression(boundary)({}));
    for (let at = 1; at < boundaries.length; at += 1) {
        must(rankOf(boundaries[at]) === rankOf(boundaries[at - 1]), 'Location40193', "All values in the the 'boundaries' option to $bucket must have the same type.");
        must(compareValues(boundaries[at - 1], boundaries[at]) < 0, 'Location40194', "The 'boundaries' option to $bucket must be sorted in ascending order.");
    }
    return boundaries;
}
function lowerBoundary(boundaries, value) {
    const at = boundaries.findIndex((boundary) => compareValues(value, boundary) < 0);
    return at <= 0 ? undefined : boundaries[at - 1];
}
export const bucketAuto = (operand, context) => {
    must(isDocument(operand), 'Location40240', 'Argument to $bucketAuto stage must be an object');
    const { groupBy, buckets, output = defaultOutput } = operand;
    must(operand.granularity === undefined, 'CommandNotSupported', '$bucketAuto with granularity is not supported by the embedded database');
    must(groupBy !== undefined, 'Location40246', "$bucketAuto requires 'groupBy' and 'buckets' to be specified.");
    const wanted = isNumeric(buckets) ? toNumber(buckets) : Number.NaN;
    must(Number.isInteger(wanted) && wanted > 0, 'Location40243', "The $bucketAuto 'buckets' field must be greater than 0");
    const key = context.expression(groupBy);
    const plan = groupPlan(output, context.compiler);
    return function* bucketed(input) {
        const documents = yield* collected('$bucketAuto', input);
        const held = documents.map((document) => ({ key: key(document) ?? null, document }));
        held.sort((a, b) => compareValues(a.key, b.key));
        for (const { members, until } of split(held, wanted)) {
            const groups = new Groups(plan, '$bucketAuto');
            const id = { min: members[0]?.key, max: until };
            for (const { document } of members)
                groups.add(id, {
                    root: document,
                    variables: { ...context.variables, CURRENT: document },
                });
            yield* groups.results();
        }
    };
};
/** Parts of about the same size; equal keys stay together, and a part ends where the next begins. */
function split(sorted, parts) {
    const result = [];
    const size = Math.max(1, Math.round(sorted.length / parts));
    let start = 0;
    while (start < sorted.length) {
        const isLast = result.length === parts - 1;
        let end = isLast ? sorted.length : Math.min(sorted.length, start + size);
        while (end < sorted.length && compareValues(sorted[end]?.key, sorted[end - 1]?.key) === 0)
            end += 1;
        const until = sorted[end]?.key ?? sorted[sorted.length - 1]?.key;
        result.push({ members: sorted.slice(start, end), until });
        start = end;
    }
    return result;
}
//# sourceMappingURL=bucket.js.map