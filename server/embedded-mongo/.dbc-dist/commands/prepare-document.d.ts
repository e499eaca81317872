/** The document to be stored: with `_id` first, made if absent. */
export declare function withIdFirst(bytes: Buffer): Buffer;
