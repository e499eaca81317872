import type { StageCompiler } from './stage.ts';
export declare const redact: StageCompiler;
