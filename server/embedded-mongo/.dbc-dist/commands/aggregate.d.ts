import type { Pipeline, Stream } from '../aggregate/pipeline-types.ts';
import type { Document } from '../bson/types.ts';
import { type Plan } from '../plan/query.ts';
import type { Call, Command } from './command.ts';
import { type Reading } from './read-view.ts';
export declare const aggregate: Command;
/** The collection that is read; undefined for `aggregate: 1`. */
export declare function sourceOf(call: Call): string | undefined;
interface Prepared {
    compiled: Pipeline;
    documents: Stream;
    plan: Plan | undefined;
}
export declare function prepare(call: Call, name: string | undefined, pipeline: Document[], reading: Reading): Prepared;
export {};
