import type { OperatorCompiler } from './scope.ts';
export declare const dateAddOperators: [string, OperatorCompiler][];
/** Dates, and what carries one: object ids and timestamps. */
export declare function dateFrom(value: unknown, name: string): number;
