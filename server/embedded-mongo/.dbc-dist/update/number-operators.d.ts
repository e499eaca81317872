import type { UpdateOperator } from './leaf.ts';
export declare const inc: UpdateOperator;
export declare const mul: UpdateOperator;
export declare const min: UpdateOperator;
export declare const max: UpdateOperator;
export declare const bit: UpdateOperator;
