import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
/** Where LMDB's root pages hold what is checked here. */
const place = { magic: 24, pageSize: 48, lastPage: 144, transaction: 152 };
const magic = 0xbeefc0de;
const rootLength = 160;
/** What is wrong with an LMDB file, as far as its length and its two root pages tell; undefined for a sound one. */
export function faultOfDataFile(file) {
    const descriptor = openSync(file, 'r');
    try {
        const size = fstatSync(descriptor).size;
        const first = read(descriptor, 0);
        const pageSize = first.readUInt32LE(place.pageSize);
        const roots = [first, read(descriptor, isPageSize(pageSize) ? pageSize : 4096)].flatMap(rootOf);
        const [newest] = roots.sort((a, b) => Number(b.transaction - a.transaction));
        if (!newest)
            return 'its file is no database file';
        if (BigInt(size) < newest.bytesNeeded)
            return 'its file is cut off';
        return undefined;
    }
    finally {
        closeSync(descriptor);
    }
}
function isPageSize(size) {
    return size >= 256 && size <= 65_536 && (size & (size - 1)) === 0;
}
function read(descriptor, position) {
    const bytes = Buffer.alloc(rootLength);
    readSync(descriptor, bytes, 0, rootLength, position);
    return bytes;
}
function rootOf(bytes) {
    const pageSize = bytes.readUInt32LE(place.pageSize);
    if (bytes.readUInt32LE(place.magic) !== magic || !isPageSize(pageSize))
        return [];
    const lastPage = bytes.readBigUInt64LE(place.lastPage);
    return [
        {
            transaction: bytes.readBigUInt64LE(place.transaction),
            bytesNeeded: (lastPage + 1n) * BigInt(pageSize),
        },
    ];
}
//# sourceMappingURL=data-file.js.map