import type { Document } from '../bson/types.ts';
import { DatabaseError } from '../errors.ts';
import type { Pipeline, PipelineEnvironment } from './pipeline-types.ts';

/** Compiles an aggregation pipeline; throws MongoDB's errors for what is malformed or not supported. */
export function compilePipeline(
  _pipeline: Document[],
  _environment: PipelineEnvironment,
): Pipeline {
  throw new DatabaseError('CommandNotSupported', 'Aggregation is not supported');
}
