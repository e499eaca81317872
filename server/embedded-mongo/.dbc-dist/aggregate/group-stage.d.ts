import { type Document } from '../bson/types.ts';
import type { Evaluate } from '../expression/scope.ts';
import { type GroupPlan } from './groups.ts';
import type { Stage, StageCompiler } from './stage.ts';
export declare const group: StageCompiler;
/** One result for each value of `key`. */
export declare function grouping(stage: string, key: Evaluate, plan: GroupPlan, variables: Document): Stage;
export declare const count: StageCompiler;
export declare const sortByCount: StageCompiler;
export declare function inSequence(...stages: Stage[]): Stage;
