import type { StageCompiler } from './stage.ts';
export declare const setWindowFields: StageCompiler;
