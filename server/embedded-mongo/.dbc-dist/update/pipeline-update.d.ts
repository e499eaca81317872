import { type Document } from '../bson/types.ts';
import type { Update, UpdateOptions } from './update-types.ts';
/** An update by an aggregation pipeline of the stages that make one document of each. */
export declare function compilePipelineUpdate(pipeline: Document[], options: UpdateOptions): Update;
