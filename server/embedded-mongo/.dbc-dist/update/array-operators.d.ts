import type { UpdateOperator } from './leaf.ts';
export declare const addToSet: UpdateOperator;
export declare const pop: UpdateOperator;
export declare const pull: UpdateOperator;
export declare const pullAll: UpdateOperator;
