import { type Document } from '../bson/types.ts';
/**
 * The top-level fields that stages look at, when a stage near the front makes its results of these alone; undefined
 * when whole documents may be needed.
 */
export declare function neededFields(pipeline: readonly Document[], variables: Document): ReadonlySet<string> | undefined;
