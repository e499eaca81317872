import { type Accumulator } from './accumulator.ts';
import type { Compiler, Evaluate } from './scope.ts';
/** An accumulator of $group and its kind: what it takes from each document, and how it begins. */
export interface AccumulatorPlan {
    input: Evaluate;
    begin(): Accumulator;
}
export declare function isAccumulator(name: string): boolean;
export declare function compileAccumulator(name: string, operand: unknown, compiler: Compiler): AccumulatorPlan;
