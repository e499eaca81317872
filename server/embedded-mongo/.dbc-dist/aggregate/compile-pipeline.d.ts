import { type Document } from '../bson/types.ts';
import type { Pipeline, PipelineEnvironment } from './pipeline-types.ts';
/** Compiles an aggregation pipeline; throws MongoDB's errors for what is malformed or not supported. */
export declare function compilePipeline(pipeline: readonly Document[], environment: PipelineEnvironment): Pipeline;
