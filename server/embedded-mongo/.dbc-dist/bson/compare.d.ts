import { Binary, BSONRegExp } from 'bson';
/** MongoDB's total order over values: by type, then within the type; missing (undefined) is as null. */
export declare function compareValues(a: unknown, b: unknown): number;
export declare function equalValues(a: unknown, b: unknown): boolean;
/** By UTF-8 bytes, as MongoDB compares; JavaScript's own order differs above U+FFFF. */
export declare function compareStrings(a: string, b: string): number;
/** The bytes and subtype of any binary value. */
export declare function binaryParts(value: Binary | Uint8Array): {
    subtype: number;
    bytes: Uint8Array;
};
/** Pattern and flags of a regular expression of either kind. */
export declare function regexParts(value: BSONRegExp | RegExp): {
    pattern: string;
    options: string;
};
