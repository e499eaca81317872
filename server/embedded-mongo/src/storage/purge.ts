import { treeKey } from '../keys/id-key.ts';
import type { Catalogue } from './catalogue.ts';
import type { Writing } from './group-writer.ts';
import { catalogueKey, numberBytes } from './keys-of-catalogue.ts';
import type { PendingWrites } from './pending-writes.ts';
import { afterAllWith, scan } from './scan.ts';

/** Empties the trees of dropped collections and indexes, a piece at a time. */
export function* purgeDiscarded(pending: PendingWrites, catalogue: Catalogue): Writing<void> {
  for (const tree of catalogue.discardedTrees()) {
    const low = treeKey(tree);
    for (const entry of scan(pending, low, afterAllWith(low))) {
      if (entry) pending.remove(entry.key);
      else yield undefined;
    }
    pending.remove(catalogueKey('rubbish', numberBytes(tree)));
  }
}
