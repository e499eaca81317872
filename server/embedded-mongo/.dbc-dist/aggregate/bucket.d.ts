import type { StageCompiler } from './stage.ts';
export declare const bucket: StageCompiler;
export declare const bucketAuto: StageCompiler;
