import type { OperatorCompiler } from './scope.ts';
/** An operator over evaluated arguments. */
export declare function eager(name: string, least: number, most: number, call: (...values: unknown[]) => unknown): [string, OperatorCompiler];
