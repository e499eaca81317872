import { type Document } from '../bson/types.ts';
import type { OperatorCompiler } from './scope.ts';
export declare const objectOperators: [string, OperatorCompiler][];
/** Later fields win; null and missing add nothing. */
export declare function mergeObjects(values: unknown[]): Document;
