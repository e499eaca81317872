import type { StageCompiler } from './stage.ts';
/** The count behind $limit or $skip. */
export declare function countOf(stage: string, operand: unknown, least: 0 | 1): number;
export declare const limit: StageCompiler;
export declare const skip: StageCompiler;
