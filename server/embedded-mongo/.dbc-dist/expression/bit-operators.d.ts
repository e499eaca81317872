import type { OperatorCompiler } from './scope.ts';
export declare const bitOperators: [string, OperatorCompiler][];
