import type { StageCompiler } from './stage.ts';
/** So many documents, each set of them equally likely, in random order. */
export declare const sample: StageCompiler;
