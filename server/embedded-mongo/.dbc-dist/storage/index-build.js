import { decodeDocument } from '../bson/decode.js';
import { treeKey } from '../keys/id-key.js';
import { indexEntriesOf } from '../keys/index-keys.js';
import { checkUnique, learn } from './document-writes.js';
import { afterAllWith, scan } from './scan.js';
import { KeyHeld } from './target.js';
/**
 * Fills a new index. Writers keep it up to date from the moment it stands in the catalogue; readers use it once it is
 * ready. A duplicate throws 11000 and takes the index away again.
 */
export function* buildIndex(catalogue, target, collection, index) {
    try {
        yield* fill(target, collection, index);
    }
    catch (error) {
        if (!collection.dropped)
            removeIndex(catalogue, collection, index);
        throw error;
    }
    index.ready = true;
    catalogue.save(collection);
}
function* fill(target, collection, index) {
    const tree = treeKey(collection.id);
    let from = tree;
    const passed = (key) => {
        from = key;
    };
    for (;;) {
        try {
            return yield* fillFrom(target, collection, index, { low: from, high: afterAllWith(tree) }, passed);
        }
        catch (error) {
            if (!(error instanceof KeyHeld))
                throw error;
            yield error.released;
        }
    }
}
function* fillFrom(target, collection, index, range, passed) {
    for (const entry of scan(target, range.low, range.high)) {
        if (collection.dropped)
            return;
        if (entry) {
            passed(entry.key);
            add(target, collection, index, entry.key.subarray(4), entry.value);
        }
        else
            yield undefined;
    }
}
function add(target, collection, index, idKey, bytes) {
    const entries = indexEntriesOf(index, decodeDocument(bytes), idKey);
    checkUnique(target, collection, index, entries.entries, idKey);
    for (const entry of entries.entries)
        target.put(entry.key, entry.value);
    learn(target, collection, [{ index, entries }]);
}
/** Only inside a group. */
export function removeIndex(catalogue, collection, index) {
    collection.indexes = collection.indexes.filter((other) => other !== index);
    catalogue.discardTree(index.id);
    catalogue.save(collection);
}
/** Indexes whose building was cut short; whoever asked for them was never told that they exist. */
export function removeUnfinishedIndexes(catalogue) {
    for (const collection of catalogue.all())
        for (const index of collection.indexes.filter(({ ready }) => !ready))
            removeIndex(catalogue, collection, index);
}
//# sourceMappingURL=index-build.js.map