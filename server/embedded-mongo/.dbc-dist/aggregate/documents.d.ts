import type { StageCompiler } from './stage.ts';
/** Documents that stand in the pipeline itself. */
export declare const documents: StageCompiler;
