import type { Output } from '../aggregate/pipeline-types.ts';
import type { Document } from '../bson/types.ts';
import type { Writing } from '../storage/group-writer.ts';
import type { Target } from '../storage/target.ts';
import type { Call } from './command.ts';
type Merge = Extract<Output, {
    kind: 'merge';
}>;
/** What $merge does with one document. */
export declare function merger(call: Call, merge: Merge): (target: Target, document: Document) => Writing<void>;
export {};
