import type { OperatorCompiler } from './scope.ts';
export declare const setOperators: [string, OperatorCompiler][];
