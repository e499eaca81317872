import { type Document } from '../bson/types.ts';
import type { Update, UpdateOptions } from './update-types.ts';
/** A document of update operators. */
export declare function compileOperators(update: Document, options: UpdateOptions): Update;
