import type { Document } from './types.ts';
/**
 * Decodes to "exact" values: what bson would write back as another type keeps its wrapper (Long, Decimal128, a whole
 * Double in the range of an int32), everything else is a native value. So a decoded document is written back unchanged.
 * With `only`, other top-level fields are skipped unread.
 */
export declare function decodeDocument(bytes: Buffer, offset?: number, only?: {
    has(name: string): boolean;
}): Document;
export declare function decodeValue(bytes: Buffer, kind: number, start: number, end: number): unknown;
