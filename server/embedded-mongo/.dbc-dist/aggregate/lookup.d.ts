import { type Document } from '../bson/types.ts';
import type { StageCompiler } from './stage.ts';
export declare const lookup: StageCompiler;
/** Equality of the foreign field with the local value, or with one of the elements of a local array. */
export declare function foreignFilter(document: Document, local: string, foreign: string): Document;
