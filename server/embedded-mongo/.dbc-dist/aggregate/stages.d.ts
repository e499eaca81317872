import { type StageCompiler } from './stage.ts';
export declare const stages: Map<string, StageCompiler>;
