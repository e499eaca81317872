import type { OperatorCompiler } from './scope.ts';
export declare const dateFromPartsOperators: [string, OperatorCompiler][];
