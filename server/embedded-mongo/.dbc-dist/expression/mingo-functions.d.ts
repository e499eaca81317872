import type { OperatorCompiler } from './scope.ts';
export declare function mingoOperator(name: string): OperatorCompiler | undefined;
