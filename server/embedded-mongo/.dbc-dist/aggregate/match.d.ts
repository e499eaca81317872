import { type Document } from '../bson/types.ts';
import type { StageCompiler } from './stage.ts';
export declare const match: StageCompiler;
export declare function filterOf(operand: unknown): Document;
