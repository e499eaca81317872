import { DatabaseError } from '../errors.ts';
/** BSON's type bytes. */
export declare const type: {
    readonly double: 1;
    readonly string: 2;
    readonly document: 3;
    readonly array: 4;
    readonly binary: 5;
    readonly undefined: 6;
    readonly objectId: 7;
    readonly bool: 8;
    readonly date: 9;
    readonly null: 10;
    readonly regex: 11;
    readonly dbPointer: 12;
    readonly code: 13;
    readonly symbol: 14;
    readonly codeWithScope: 15;
    readonly int32: 16;
    readonly timestamp: 17;
    readonly int64: 18;
    readonly decimal: 19;
    readonly minKey: 255;
    readonly maxKey: 127;
};
/** MongoDB refuses documents nested deeper than this. */
export declare const maxDepth = 180;
export declare function invalidBson(reason: string): DatabaseError;
/** Position just after the zero byte that ends the name or pattern at `offset`. */
export declare function afterCString(bytes: Buffer, offset: number, end: number): number;
/** Position just after the value of type `kind` that starts at `offset`. */
export declare function afterValue(bytes: Buffer, kind: number, offset: number, end: number): number;
/** End of the document at `offset`, after checking that it fits and is terminated. */
export declare function documentEnd(bytes: Buffer, offset: number, limit?: number): number;
/** Walks the whole document so that nothing unreadable or too deep is ever stored. */
export declare function validateDocument(bytes: Buffer, offset?: number, limit?: number, depth?: number): number;
export interface Element {
    kind: number;
    /** First byte of the element (its type byte). */
    start: number;
    /** First byte of the value. */
    value: number;
    end: number;
}
/** Finds a top-level element without looking into the others. */
export declare function findElement(bytes: Buffer, name: string): Element | undefined;
