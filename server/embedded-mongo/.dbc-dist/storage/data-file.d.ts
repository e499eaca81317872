/** What is wrong with an LMDB file, as far as its length and its two root pages tell; undefined for a sound one. */
export declare function faultOfDataFile(file: string): string | undefined;
