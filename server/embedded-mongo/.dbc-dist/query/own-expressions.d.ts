import { evalExpr } from 'mingo/core';
type Options = Parameters<typeof evalExpr>[2];
type Expression = (document: unknown, operand: unknown, options: Options) => unknown;
/** Expressions whose meaning depends on BSON's types or order. */
export declare const ownExpressions: Record<string, Expression>;
export {};
