import type { Catalogue } from './catalogue.ts';
import type { Collection, Index } from './catalogue-types.ts';
import type { Writing } from './group-writer.ts';
import { type Target } from './target.ts';
/**
 * Fills a new index. Writers keep it up to date from the moment it stands in the catalogue; readers use it once it is
 * ready. A duplicate throws 11000 and takes the index away again.
 */
export declare function buildIndex(catalogue: Catalogue, target: Target, collection: Collection, index: Index): Writing<void>;
/** Only inside a group. */
export declare function removeIndex(catalogue: Catalogue, collection: Collection, index: Index): void;
/** Indexes whose building was cut short; whoever asked for them was never told that they exist. */
export declare function removeUnfinishedIndexes(catalogue: Catalogue): void;
