import { treeKey } from '../keys/id-key.js';
/** Keys that are counted at most when indexes are compared. */
const sampleSize = 101;
/** True when so many keys are bound that reading all in order is better than sorting them. */
export function isWide(view, collection, { bounds, index }) {
    const limit = Math.min(5000, Math.max(sampleSize, Math.floor(collection.count / 4)));
    return sampled(view, index?.id ?? collection.id, bounds.ranges, limit) >= limit;
}
/** The option that reads the fewest keys, as far as a sample tells. */
export function bestOf(view, collection, options, sorting) {
    const unique = options.find(({ access }) => access.kind === 'exact' || access.kind === 'nothing');
    if (unique)
        return unique;
    const worthComparing = options.filter((option) => !isOutdone(option, options, sorting));
    if (worthComparing.length === 1)
        return worthComparing[0];
    const costs = new Map(worthComparing.map((option) => [option, costOf(view, collection, option, sorting)]));
    return worthComparing.reduce((a, b) => costs.get(b) < costs.get(a) ? b : a);
}
/** True when another option is bound on the same fields and more, and gives the order if this one does. */
function isOutdone(option, options, sorting) {
    const place = options.indexOf(option);
    return options.some((other, at) => at !== place &&
        isAtLeast(other, option, sorting) &&
        (at < place || !isAtLeast(option, other, sorting)));
}
function isAtLeast(one, other, sorting) {
    const fields = boundFields(one);
    return (boundFields(other).every((field) => fields.includes(field)) &&
        (!sorting || one.sorted || !other.sorted));
}
function boundFields({ index, bounds }) {
    return (index?.fields ?? ['_id']).slice(0, bounds.bound);
}
/** Sampled keys, with a charge for sorting many, and a slight preference for more bound fields. */
function costOf(view, collection, option, sorting) {
    const keys = sampled(view, option.index?.id ?? collection.id, option.bounds.ranges);
    const unsorted = sorting && !option.sorted ? keys / 2 : 0;
    return keys + unsorted - option.bounds.bound / 10 - (option.sorted && sorting ? 0.05 : 0);
}
function sampled(view, tree, ranges, limit = sampleSize) {
    let keys = 0;
    for (const { low, high } of ranges) {
        keys += view.range(treeKey(tree, low), treeKey(tree, high), limit - keys, false).length;
        if (keys >= limit)
            break;
    }
    return keys;
}
//# sourceMappingURL=compare-options.js.map