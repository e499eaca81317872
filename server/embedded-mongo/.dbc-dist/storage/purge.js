import { treeKey } from '../keys/id-key.js';
import { catalogueKey, numberBytes } from './keys-of-catalogue.js';
import { afterAllWith } from './scan.js';
import { removeInGroup } from './write-in-group.js';
/** Empties the trees of dropped collections and indexes, a piece at a time. */
export function* purgeDiscarded(store, catalogue) {
    for (const tree of catalogue.discardedTrees()) {
        const low = treeKey(tree);
        for (;;) {
            const keys = [...store.getKeys({ start: low, end: afterAllWith(low), limit: 500 })];
            for (const key of keys)
                removeInGroup(store, key);
            if (keys.length === 0)
                break;
            yield undefined;
        }
        removeInGroup(store, catalogueKey('rubbish', numberBytes(tree)));
    }
}
//# sourceMappingURL=purge.js.map