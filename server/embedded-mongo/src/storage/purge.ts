import { treeKey } from '../keys/id-key.ts';
import type { Catalogue } from './catalogue.ts';
import type { Store } from './environment.ts';
import type { Writing } from './group-writer.ts';
import { catalogueKey, numberBytes } from './keys-of-catalogue.ts';
import { afterAllWith } from './scan.ts';
import { removeInGroup } from './write-in-group.ts';

/** Empties the trees of dropped collections and indexes, a piece at a time. */
export function* purgeDiscarded(store: Store, catalogue: Catalogue): Writing<void> {
  for (const tree of catalogue.discardedTrees()) {
    const low = treeKey(tree);
    for (;;) {
      const keys = [...store.getKeys({ start: low, end: afterAllWith(low), limit: 500 })];
      for (const key of keys) removeInGroup(store, key as Buffer);
      if (keys.length === 0) break;
      yield undefined;
    }
    removeInGroup(store, catalogueKey('rubbish', numberBytes(tree)));
  }
}
