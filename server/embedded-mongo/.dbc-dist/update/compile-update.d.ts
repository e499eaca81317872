import type { Document } from '../bson/types.ts';
import type { Update, UpdateOptions } from './update-types.ts';
/** Compiles a replacement, a document of update operators or a pipeline. */
export declare function compileUpdate(update: Document | Document[], options: UpdateOptions): Update;
