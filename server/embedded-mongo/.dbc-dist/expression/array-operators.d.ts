import type { OperatorCompiler } from './scope.ts';
export declare const arrayOperators: [string, OperatorCompiler][];
/** A whole number from an operand. */
export declare function wholeNumber(name: string, code: `Location${number}`, value: unknown): number;
/** Order of elements by `1`, `-1` or a document of fields. */
export declare function elementOrder(sortBy: unknown): (a: unknown, b: unknown) => number;
