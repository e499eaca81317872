import type { StageCompiler } from './stage.ts';
export declare const unionWith: StageCompiler;
