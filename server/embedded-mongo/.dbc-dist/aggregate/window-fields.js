import { compareValues } from '../bson/compare.js';
import { isDocument } from '../bson/types.js';
import { DatabaseError, must } from '../errors.js';
import { isAccumulator } from '../expression/accumulator-operators.js';
import { equalityKey } from '../expression/equality-key.js';
import { splitPath } from '../query/path.js';
import { compareSortValues, parseSort, sortValuesOf } from '../query/sort.js';
import { collected } from './collected.js';
import { placed } from './unwind.js';
import { accumulating } from './window-accumulators.js';
import { compileWindow } from './window-bounds.js';
import { rankFunctions } from './window-ranks.js';
import { seriesFunctions } from './window-series.js';
export const setWindowFields = (operand, context) => {
    must(isDocument(operand), 'FailedToParse', 'the $setWindowFields stage specification must be an object');
    const { partitionBy = null, sortBy, output } = operand;
    must(isDocument(output), 'MissingField', "BSON field '$setWindowFields.output' is missing");
    const keys = parseSort(sortBy);
    const partitionOf = context.expression(partitionBy);
    const fields = Object.entries(output).map(([name, spec]) => [splitPath(name), windowFunction(spec, keys, context)]);
    return function* windowed(input) {
        const documents = yield* collected('$setWindowFields', input);
        for (const rows of partitionsOf(documents, partitionOf, keys))
            yield* withFields(rows, keys, fields);
    };
};
/** The rows by partition, partitions in the order of their keys. */
function partitionsOf(documents, partitionOf, keys) {
    const partitions = new Map();
    for (const document of documents) {
        const key = partitionOf(document) ?? null;
        must(!Array.isArray(key), 'TypeMismatch', 'An expression used to partition cannot evaluate to value of type array');
        const hash = equalityKey(key);
        const partition = partitions.get(hash) ?? { key, rows: [] };
        partitions.set(hash, partition);
        partition.rows.push({ document, order: sortValuesOf(document, keys) });
    }
    const sorted = [...partitions.values()].sort((a, b) => compareValues(a.key, b.key));
    return sorted.map(({ rows }) => rows);
}
function withFields(rows, keys, fields) {
    rows.sort((a, b) => compareSortValues(a.order, b.order, keys));
    const columns = fields.map(([path, calculate]) => [path, calculate({ rows, keys })]);
    return rows.map(({ document }, row) => columns.reduce((result, [path, values]) => placed(result, path, values[row]), document));
}
const needsOrder = new Set(['$rank', '$denseRank', '$documentNumber', '$shift', '$linearFill']);
const withoutWindow = new Set([...needsOrder, '$expMovingAvg', '$locf']);
function windowFunction(spec, keys, context) {
    must(isDocument(spec), 'FailedToParse', 'A window function specification must be an object');
    const names = Object.keys(spec).filter((name) => name !== 'window');
    const [name = ''] = names;
    must(names.length === 1 && name.startsWith('$'), 'FailedToParse', 'A window function specification must have exactly one function');
    must(keys.length > 0 || !(needsOrder.has(name) || name === '$expMovingAvg'), 'Location5371602', `${name} must be specified with a top level sortBy expression`);
    must(spec.window === undefined || !withoutWindow.has(name), 'FailedToParse', `${name} does not accept a 'window' field`);
    const window = compileWindow(spec.window, context);
    must(keys.length > 0 || window.whole, 'Location5339901', 'Document-based bounds require a sortBy');
    const ranked = rankFunctions.get(name);
    if (ranked)
        return ranked(spec[name], context);
    const series = seriesFunctions.get(name);
    if (series)
        return series(spec[name], context, window);
    if (isAccumulator(name))
        return accumulating(name, spec[name], window, context);
    throw new DatabaseError('FailedToParse', `Unrecognized window function, ${name}`);
}
//# sourceMappingURL=window-fields.js.map