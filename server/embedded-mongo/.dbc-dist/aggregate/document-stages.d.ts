import { type Document } from '../bson/types.ts';
import type { Compute } from '../query/expression.ts';
/** What turns one document into another needs of its surroundings. */
export interface DocumentContext {
    variables: Document;
    expression(expression: unknown): Compute;
}
type DocumentStage = (operand: unknown, context: DocumentContext) => (document: Document) => Document;
/** Stages that make one document of each; these an update may use too. */
export declare const documentStages: Map<string, DocumentStage>;
export {};
