import type { Document } from '../bson/types.ts';
import type { Update } from './update-types.ts';
/** A whole new document; the `_id` stays. */
export declare function compileReplacement(replacement: Document, filter: Document): Update;
