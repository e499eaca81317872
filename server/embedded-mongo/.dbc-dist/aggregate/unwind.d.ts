import { type Document } from '../bson/types.ts';
import { type Path } from '../query/path.ts';
import type { StageCompiler } from './stage.ts';
export declare const unwind: StageCompiler;
/** A copy of the document with another value (undefined: none) at a path. */
export declare function placed(document: Document, path: Path, value: unknown, at?: number): Document;
