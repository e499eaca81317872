import type { UpdateOperator } from './leaf.ts';
export declare const push: UpdateOperator;
