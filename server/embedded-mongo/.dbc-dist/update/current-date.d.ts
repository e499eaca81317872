import type { UpdateOperator } from './leaf.ts';
export declare const currentDate: UpdateOperator;
