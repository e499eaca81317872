/** The checksum that OP_MSG may carry (Castagnoli's polynomial). */
export declare function crc32c(bytes: Uint8Array): number;
