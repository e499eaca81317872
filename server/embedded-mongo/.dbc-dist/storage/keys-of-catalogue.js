import { treeKey } from '../keys/id-key.js';
/** Tree 0 holds what the database knows about itself, by kind. */
const catalogueTree = 0;
export const formatKey = catalogueKey('format');
export const nextTreeKey = catalogueKey('next-tree');
export function catalogueKey(kind, ...parts) {
    return treeKey(catalogueTree, Buffer.from(`${kind}\0`), ...parts);
}
export function numberBytes(value) {
    const bytes = Buffer.allocUnsafe(4);
    bytes.writeUInt32BE(value);
    return bytes;
}
//# sourceMappingURL=keys-of-catalogue.js.map