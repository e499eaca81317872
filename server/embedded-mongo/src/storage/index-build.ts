import { decodeDocument } from '../bson/decode.ts';
import { treeKey } from '../keys/id-key.ts';
import { indexEntriesOf } from '../keys/index-keys.ts';
import type { Catalogue } from './catalogue.ts';
import type { Collection, Index } from './catalogue-types.ts';
import { checkUnique, learn } from './document-writes.ts';
import { fillInOrder } from './fill-in-order.ts';
import type { Writing } from './group-writer.ts';
import { afterAllWith, scan } from './scan.ts';
import { KeyHeld, type Target } from './target.ts';

/**
 * Fills a new index. Writers keep it up to date from the moment it stands in the catalogue; readers use it once it is
 * ready and all of it is in the store. A duplicate throws 11000 and takes the index away again.
 */
export function* buildIndex(
  catalogue: Catalogue,
  target: Target,
  collection: Collection,
  index: Index,
  settled: () => Promise<void>,
): Writing<void> {
  try {
    yield* index.unique ? fill(target, collection, index) : fillInOrder(target, collection, index);
    if (collection.count > 0) yield settled();
  } catch (error) {
    if (!collection.dropped) removeIndex(catalogue, collection, index);
    throw error;
  }
  index.ready = true;
  catalogue.save(collection);
}

/** A unique index is filled document by document, so that the first duplicate ends it. */
function* fill(target: Target, collection: Collection, index: Index): Writing<void> {
  const tree = treeKey(collection.id);
  let from = tree;
  const passed = (key: Buffer) => {
    from = key;
  };
  for (;;) {
    try {
      return yield* fillFrom(
        target,
        collection,
        index,
        { low: from, high: afterAllWith(tree) },
        passed,
      );
    } catch (error) {
      if (!(error instanceof KeyHeld)) throw error;
      yield error.released;
    }
  }
}

function* fillFrom(
  target: Target,
  collection: Collection,
  index: Index,
  range: { low: Buffer; high: Buffer },
  passed: (key: Buffer) => void,
): Writing<void> {
  for (const entry of scan(target, range.low, range.high)) {
    if (collection.dropped) return;
    if (entry) {
      passed(entry.key);
      add(target, collection, index, entry.key.subarray(4), entry.value);
    } else yield undefined;
  }
}

function add(
  target: Target,
  collection: Collection,
  index: Index,
  idKey: Buffer,
  bytes: Buffer,
): void {
  const entries = indexEntriesOf(index, decodeDocument(bytes), idKey);
  checkUnique(target, collection, index, entries.entries, idKey);
  for (const entry of entries.entries) target.put(entry.key, entry.value);
  learn(target, collection, [{ index, entries }]);
}

/** Only inside a group. */
export function removeIndex(catalogue: Catalogue, collection: Collection, index: Index): void {
  collection.indexes = collection.indexes.filter((other) => other !== index);
  catalogue.discardTree(index.id);
  catalogue.save(collection);
}

/** Indexes whose building was cut short; whoever asked for them was never told that they exist. */
export function removeUnfinishedIndexes(catalogue: Catalogue): void {
  for (const collection of catalogue.all())
    for (const index of collection.indexes.filter(({ ready }) => !ready))
      removeIndex(catalogue, collection, index);
}
