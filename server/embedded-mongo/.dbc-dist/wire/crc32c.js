const table = new Uint32Array(256).map((_, index) => {
    let value = index;
    for (let bit = 0; bit < 8; bit += 1)
        value = value & 1 ? (value >>> 1) ^ 0x82f63b78 : value >>> 1;
    return value >>> 0;
});
/** The checksum that OP_MSG may carry (Castagnoli's polynomial). */
export function crc32c(bytes) {
    let value = 0xffffffff;
    for (const byte of bytes)
        value = (value >>> 8) ^ table[(value ^ byte) & 0xff];
    return (value ^ 0xffffffff) >>> 0;
}
//# sourceMappingURL=crc32c.js.map