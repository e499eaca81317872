const smallestChunk = 16;
const largestChunk = 512;
const chunkBytes = 512 * 1024;
/**
 * All entries between two keys, read in chunks so that nothing stays open in between: what is committed meanwhile
 * behind the scan's position is not seen twice, what is committed ahead of it is seen.
 */
export function* scan(view, low, high, reverse = false, first = smallestChunk) {
    let size = first;
    let from = low;
    let until = high;
    for (;;) {
        const chunk = view.range(from, until, size, reverse);
        yield* chunk;
        const last = chunk[chunk.length - 1];
        if (!last || chunk.length < size)
            return;
        if (reverse)
            until = last.key;
        else
            from = justAfter(last.key);
        size = nextSize(chunk);
        yield undefined;
    }
}
function nextSize(chunk) {
    const bytes = chunk.reduce((sum, entry) => sum + entry.value.length + entry.key.length, 0);
    const fitting = Math.floor(chunkBytes / (bytes / chunk.length + 1));
    return Math.max(smallestChunk, Math.min(largestChunk, fitting, chunk.length * 4));
}
/** The smallest key greater than this one. */
export function justAfter(key) {
    return Buffer.concat([key, Buffer.from([0])]);
}
/** The smallest key greater than every key that begins so. */
export function afterAllWith(beginning) {
    const bound = Buffer.from(beginning);
    for (let at = bound.length - 1; at >= 0; at -= 1) {
        if (bound[at] < 0xff) {
            bound[at] = bound[at] + 1;
            return bound.subarray(0, at + 1);
        }
    }
    return Buffer.alloc(bound.length + 1, 0xff);
}
//# sourceMappingURL=scan.js.map