/** Longest form of an `_id` in a key; longer ones are cut and told apart by a digest, and lose their order. */
export declare const maxIdLength = 400;
/** Longest form of the indexed values in a key. */
export declare const maxFieldsLength = 1400;
/** The digest that ends a cut key. */
export declare const digestLength = 32;
/** Bytes that order by `_id`. */
export declare function idKeyOf(id: unknown): Buffer;
/** A copy of the bytes, of at most `limit`: the beginning and a digest of the whole. */
export declare function shorten(bytes: Buffer, limit: number): Buffer;
/** The key of tree `tree` (a collection or an index). */
export declare function treeKey(tree: number, ...parts: Uint8Array[]): Buffer;
