import type { OperatorCompiler } from './scope.ts';
export declare const arithmeticOperators: [string, OperatorCompiler][];
