import { decodeDocument } from '../bson/decode.ts';
import { treeKey } from '../keys/id-key.ts';
import { idKeyOfEntry, indexEntriesOf } from '../keys/index-keys.ts';
import type { Collection, Index } from './catalogue-types.ts';
import { learn } from './document-writes.ts';
import { EntrySorter } from './entry-sorter.ts';
import type { Writing } from './group-writer.ts';
import { indexedFields } from './indexed-fields.ts';
import { afterAllWith, scan } from './scan.ts';
import { KeyHeld, type Target } from './target.ts';

/** Entries that are put between two places where others may go first. */
const entriesAtOnce = 64;

/**
 * Fills an index whose keys may repeat: reads all documents, sorts the entries and puts them in order, so that every page
 * of the tree is written once. Writers keep the index up to date meanwhile; entries of documents that they changed since are
 * passed over and put at the end, as the documents are then.
 */
export function* fillInOrder(target: Target, collection: Collection, index: Index): Writing<void> {
  const sorter = new EntrySorter();
  const touched = new Set<string>();
  index.touched = touched;
  try {
    yield* collect(sorter, target, collection, index);
    yield* putInOrder(sorter, touched, { target, collection, index });
  } finally {
    index.touched = undefined;
    sorter.close();
  }
  for (const idKey of touched) {
    if (collection.dropped) return;
    yield* putTouched(Buffer.from(idKey, 'latin1'), target, collection, index);
  }
}

function* collect(
  sorter: EntrySorter,
  target: Target,
  collection: Collection,
  index: Index,
): Writing<void> {
  const tree = treeKey(collection.id);
  const fields = indexedFields([index]);
  for (const entry of scan(target, tree, afterAllWith(tree))) {
    if (collection.dropped) return;
    if (!entry) {
      yield undefined;
      continue;
    }
    const document = decodeDocument(entry.value, 0, fields);
    const entries = indexEntriesOf(index, document, entry.key.subarray(4));
    for (const { key, value } of entries.entries) sorter.add(key, value);
    learn(target, collection, [{ index, entries }]);
  }
}

interface Place {
  target: Target;
  collection: Collection;
  index: Index;
}

function* putInOrder(
  sorter: EntrySorter,
  touched: ReadonlySet<string>,
  { target, collection, index }: Place,
): Writing<void> {
  let count = 0;
  for (const { key, value } of sorter.sorted()) {
    if (count++ % entriesAtOnce === 0) yield undefined;
    if (collection.dropped) return;
    const isTouched =
      touched.size > 0 && touched.has(idKeyOfEntry(index, key, value).toString('latin1'));
    if (!isTouched) target.put(key, value);
  }
}

/** Waits for the transaction that holds the document, if there is one. */
function* putTouched(
  idKey: Buffer,
  target: Target,
  collection: Collection,
  index: Index,
): Writing<void> {
  const key = treeKey(collection.id, idKey);
  for (;;) {
    try {
      target.claim(key);
      break;
    } catch (error) {
      if (!(error instanceof KeyHeld)) throw error;
      yield error.released;
    }
  }
  const bytes = target.get(key);
  if (!bytes) return;
  const entries = indexEntriesOf(index, decodeDocument(bytes, 0, indexedFields([index])), idKey);
  for (const entry of entries.entries) target.put(entry.key, entry.value);
  learn(target, collection, [{ index, entries }]);
  yield undefined;
}
