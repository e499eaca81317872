import { type Document } from '../bson/types.ts';
import type { Leading } from './pipeline-types.ts';
/** Splits what the source can do from the front of a pipeline. */
export declare function splitLeading(pipeline: readonly Document[], variables: Document): {
    leading: Leading;
    rest: Document[];
};
