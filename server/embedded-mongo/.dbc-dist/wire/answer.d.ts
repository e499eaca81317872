import { Long } from 'bson';
import type { Document } from '../bson/types.ts';
/** What a command answers; `batch` holds documents that are passed on as bytes, inside `body.cursor`. */
export interface Answer {
    body: Document;
    batch?: {
        name: 'firstBatch' | 'nextBatch';
        documents: Buffer[];
    };
}
export declare function encodeAnswer({ body, batch }: Answer): Buffer;
/** The identifier of no cursor: nothing is left to fetch. */
export declare const noCursor: Long;
