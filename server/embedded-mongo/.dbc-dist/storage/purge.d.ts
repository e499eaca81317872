import type { Catalogue } from './catalogue.ts';
import type { Store } from './environment.ts';
import type { Writing } from './group-writer.ts';
/** Empties the trees of dropped collections and indexes, a piece at a time. */
export declare function purgeDiscarded(store: Store, catalogue: Catalogue): Writing<void>;
