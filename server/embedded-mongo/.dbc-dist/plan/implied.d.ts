import { type Document } from '../bson/types.ts';
import type { Condition, Conditions } from './conditions.ts';
/** True when a document that satisfies one of the conditions cannot lack the field. */
export declare function impliesPresence(conditions: readonly Condition[] | undefined): boolean;
/** True when every document that satisfies the conditions also matches the filter of a partial index. */
export declare function impliesFilter(conditions: Conditions, filter: Document): boolean;
