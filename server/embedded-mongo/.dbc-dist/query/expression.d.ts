import type { Document } from '../bson/types.ts';
import type { Evaluate } from '../expression/scope.ts';
export type Compute = (document: Document) => unknown;
/** Compiles an aggregation expression over exact documents. */
export declare function compileExpression(expression: unknown, variables?: Document): Compute;
/** The evaluation with each document as $$ROOT and $$CURRENT. */
export declare function overDocuments(evaluate: Evaluate, variables: Document): Compute;
