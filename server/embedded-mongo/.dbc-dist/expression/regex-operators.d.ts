import type { OperatorCompiler } from './scope.ts';
export declare const regexOperators: [string, OperatorCompiler][];
