import type { OperatorCompiler } from './scope.ts';
/** In expressions a missing value sorts before null. */
export declare function compareWithMissing(left: unknown, right: unknown): number;
export declare const comparisonOperators: [string, OperatorCompiler][];
