import type { OperatorCompiler } from './scope.ts';
export declare const stringOperators: [string, OperatorCompiler][];
