import { type StageCompiler } from './stage.ts';
/** $fill as the window functions and values that it stands for. */
export declare const fill: StageCompiler;
