import type { Document } from '../bson/types.ts';
import { type AccumulatorPlan } from '../expression/accumulator-operators.ts';
import type { Compiler, Scope } from '../expression/scope.ts';
export type GroupPlan = readonly (readonly [string, AccumulatorPlan])[];
/** The accumulators of $group, $bucket and $bucketAuto, by field. */
export declare function groupPlan(fields: Document, compiler: Compiler): GroupPlan;
/** Groups by a key in BSON's equality, each value going to its accumulator as it comes. */
export declare class Groups {
    #private;
    constructor(plan: GroupPlan, stage: string);
    add(id: unknown, scope: Scope): void;
    results(): Generator<Document>;
}
