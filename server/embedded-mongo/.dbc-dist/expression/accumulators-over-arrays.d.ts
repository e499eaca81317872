import type { OperatorCompiler } from './scope.ts';
/** Accumulators as expressions: over one array, or over several operands. */
export declare const accumulatorExpressions: [string, OperatorCompiler][];
