import type { Collection, Index } from './catalogue-types.ts';
import type { Writing } from './group-writer.ts';
import { type Target } from './target.ts';
/** Removes documents whose date in a TTL index has passed; what an open transaction holds is left for the next time. */
export declare function expireDocuments(target: Target, collection: Collection, index: Index): Writing<void>;
