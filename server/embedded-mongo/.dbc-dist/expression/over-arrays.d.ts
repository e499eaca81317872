import { type OperatorCompiler } from './scope.ts';
/** Operators that evaluate an expression for each element of an array. */
export declare const arrayLoops: [string, OperatorCompiler][];
