import { isPosition } from '../query/path.js';
/**
 * Whether reading an index in order gives the sort: 'forward', 'backward' or not at all. Fields bound to one value may
 * be left out of the sort or stand anywhere in it.
 */
export function orderOf(shape, singles, sort) {
    if (shape.multikey || shape.shortened || shape.paths.some((path) => path.some(isPosition)))
        return undefined;
    const constant = new Set(shape.fields.slice(0, singles));
    const wanted = sort.filter(({ field }) => !constant.has(field));
    let direction;
    let at = singles;
    for (const { field, direction: asked } of wanted) {
        if (shape.fields[at] !== field)
            return undefined;
        const here = (shape.directions[at] * asked);
        if (direction !== undefined && direction !== here)
            return undefined;
        direction = here;
        at += 1;
    }
    return direction === -1 ? 'backward' : 'forward';
}
//# sourceMappingURL=sort-order.js.map