import type { OperatorCompiler } from './scope.ts';
/** Parts of dates: of null they are null. */
export declare const datePartOperators: [string, OperatorCompiler][];
