import { type Document } from '../bson/types.ts';
/** True for `{ $gt: … }`, false for values, also for DBRefs. */
export declare function isOperators(value: unknown): value is Document;
