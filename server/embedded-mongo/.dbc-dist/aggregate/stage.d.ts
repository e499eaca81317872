import type { Document } from '../bson/types.ts';
import type { Compiler } from '../expression/scope.ts';
import type { Compute } from '../query/expression.ts';
import type { PipelineEnvironment, Stream } from './pipeline-types.ts';
export type Stage = (input: Stream) => Stream;
/** What a stage is compiled with. */
export interface StageContext {
    environment: PipelineEnvironment;
    /** Values of all variables, $$NOW among them. */
    variables: Document;
    compiler: Compiler;
    expression(expression: unknown): Compute;
    /** Compiles a pipeline inside of a stage, with more variables. */
    nested(pipeline: Document[], variables?: Document): NestedPipeline;
}
export interface NestedPipeline {
    /** Over given documents. */
    over(input: Stream): Stream;
    /** Over the documents of a collection, reading no more of it than its leading $match lets through. */
    overCollection(database: string, collection: string, filter?: Document): Stream;
}
export type StageCompiler = (operand: unknown, context: StageContext) => Stage;
/** A stage that makes one document of each. */
export declare function mapping(change: (document: Document) => Document): Stage;
