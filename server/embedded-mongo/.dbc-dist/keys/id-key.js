import { createHash } from 'node:crypto';
import { writeValue } from './encode-value.js';
import { KeyWriter } from './key-writer.js';
/** Longest form of an `_id` in a key; longer ones are cut and told apart by a digest, and lose their order. */
export const maxIdLength = 400;
/** Longest form of the indexed values in a key. */
export const maxFieldsLength = 1400;
/** The digest that ends a cut key. */
export const digestLength = 32;
const writer = new KeyWriter();
/** Bytes that order by `_id`. */
export function idKeyOf(id) {
    writer.reset();
    writeValue(writer, id);
    return shorten(writer.view(0), maxIdLength);
}
/** A copy of the bytes, of at most `limit`: the beginning and a digest of the whole. */
export function shorten(bytes, limit) {
    if (bytes.length <= limit)
        return Buffer.from(bytes);
    const digest = createHash('sha256').update(bytes).digest();
    return Buffer.concat([bytes.subarray(0, limit - digestLength), digest]);
}
/** The key of tree `tree` (a collection or an index). */
export function treeKey(tree, ...parts) {
    const prefix = Buffer.allocUnsafe(4);
    prefix.writeUInt32BE(tree);
    return Buffer.concat([prefix, ...parts]);
}
//# sourceMappingURL=id-key.js.map