import { type Document } from '../bson/types.ts';
import type { Compute } from '../query/expression.ts';
/** $addFields: computed fields over a document, nested ones also in each element of arrays. */
export declare function compileAddFields(spec: unknown, compile: (expression: unknown) => Compute, stage: string): (document: Document) => Document;
