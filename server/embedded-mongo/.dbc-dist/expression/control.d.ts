import { type OperatorCompiler } from './scope.ts';
/** Operators that decide which of their operands are evaluated. */
export declare const controlOperators: [string, OperatorCompiler][];
