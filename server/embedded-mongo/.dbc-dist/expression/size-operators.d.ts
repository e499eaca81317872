import type { OperatorCompiler } from './scope.ts';
export declare const sizeOperators: [string, OperatorCompiler][];
