import { type Document } from '../bson/types.ts';
/** One operator that every matching document satisfies at a path. */
export interface Condition {
    operator: string;
    operand: unknown;
    /** Operators beside it ($options beside $regex). */
    siblings: Document;
}
export interface Conditions {
    byPath: ReadonlyMap<string, Condition[]>;
    /** The branches of each $or that must hold. */
    alternatives: Document[][];
}
/** What a filter demands, as far as an index may help with it. */
export declare function conditionsOf(filter: Document): Conditions;
/** What holds together with one branch of an $or. */
export declare function withBranch(conditions: Conditions, branch: Document): Conditions;
