import { type Document } from '../bson/types.ts';
import type { Output } from './pipeline-types.ts';
/** Where the results of a pipeline go, when its last stage says so. */
export declare function outputOf(stage: Document, database: string, variables: Document): Output | undefined;
