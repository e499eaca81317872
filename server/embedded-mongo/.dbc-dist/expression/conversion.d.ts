import type { OperatorCompiler } from './scope.ts';
export declare const conversionOperators: [string, OperatorCompiler][];
