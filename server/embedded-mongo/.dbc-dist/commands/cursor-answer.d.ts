import { type Document } from '../bson/types.ts';
import type { Flow } from '../storage/scan.ts';
import { type Answer } from '../wire/answer.ts';
import type { Call } from './command.ts';
import type { Reading } from './read-view.ts';
interface Opening {
    namespace: string;
    documents: Flow<Buffer>;
    reading: Reading;
    /** Documents of the first answer; undefined for MongoDB's 101. */
    batchSize: number | undefined;
    /** All that there will be. */
    limit?: number;
    singleBatch?: boolean;
    keepForever?: boolean;
}
/** The first batch, and a cursor when there is more. */
export declare function openCursor(call: Call, opening: Opening): Promise<Answer>;
/** `cursor: { batchSize }` of the commands that have it. */
export declare function cursorBatchSize(call: Call): number | undefined;
/** A cursor over documents that are already there. */
export declare function listAnswer(call: Call, namespace: string, documents: Document[]): Promise<Answer>;
export {};
