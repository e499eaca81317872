import type { Document } from '../bson/types.ts';
import type { Stream } from './pipeline-types.ts';
/** All documents of a stream, within the memory that a stage may use; yields where others may go first. */
export declare function collected(stage: string, input: Stream): Generator<undefined, Document[], undefined>;
