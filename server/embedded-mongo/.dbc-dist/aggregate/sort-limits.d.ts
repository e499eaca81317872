import type { Document } from '../bson/types.ts';
import type { Stage } from './stage.ts';
/** A sort that a limit follows holds no more than the limit, also with a skip between. */
export declare function limitedSorts(pipeline: readonly Document[], compiled: readonly Stage[]): Stage[];
