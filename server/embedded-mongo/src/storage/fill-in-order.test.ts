import { decodeDocument } from '../bson/decode.ts';
import { encodeDocument } from '../bson/encode.ts';
import { idKeyOf, treeKey } from '../keys/id-key.ts';
import { indexEntriesOf } from '../keys/index-keys.ts';
import type { Collection, Index } from './catalogue-types.ts';
import { insertDocument, removeDocument, replaceDocument } from './document-writes.ts';
import { fillInOrder } from './fill-in-order.ts';
import { indexFrom } from './index-definition.ts';
import type { Target } from './target.ts';
import type { Entry } from './view.ts';

/** Keeps what is written in a map. */
class PlainTarget implements Target {
  readonly entries = new Map<string, Entry>();

  get(key: Buffer): Buffer | undefined {
    return this.entries.get(key.toString('hex'))?.value;
  }
  range(low: Buffer, high: Buffer, limit: number): Entry[] {
    return [...this.entries.values()]
      .filter(({ key }) => key.compare(low) >= 0 && key.compare(high) < 0)
      .sort((a, b) => a.key.compare(b.key))
      .slice(0, limit);
  }
  claim(): void {
    // nobody else writes
  }
  put(key: Buffer, value: Buffer): void {
    this.entries.set(key.toString('hex'), { key, value });
  }
  remove(key: Buffer): void {
    this.entries.delete(key.toString('hex'));
  }
  adjust(): void {
    // not counted here
  }
  indexChanged(): void {
    // told by the flags themselves
  }
}

function anIndexBeingBuilt(): { collection: Collection; index: Index } {
  const index = indexFrom(
    2,
    { key: { tags: 1 }, name: 'tags_1' },
    { multikey: false, shortened: false, ready: false },
  );
  const collection: Collection = {
    id: 1,
    database: 'd',
    name: 'c',
    uuid: Buffer.alloc(16),
    options: {},
    indexes: [],
    shortenedIds: false,
    count: 0,
    size: 0,
    changedAt: 0,
    dropped: false,
  };
  return { collection, index };
}

const bytesOf = (id: number, tags: string[]) => encodeDocument({ _id: id, tags });

function change(target: PlainTarget, collection: Collection, id: number, tags: string[] | null) {
  const idKey = idKeyOf(id);
  const bytes = target.get(treeKey(1, idKey));
  if (!bytes) insertDocument(target, collection, bytesOf(id, tags ?? []));
  else if (tags) replaceDocument(target, collection, { idKey, bytes }, bytesOf(id, tags));
  else removeDocument(target, collection, { idKey, bytes });
}

const hex = (keys: Iterable<Buffer>) => [...keys].map((key) => key.toString('hex')).sort();

it.each([0, 1, 2, 5, 20])('holds what the documents hold, changed after %s pauses', (pauses) => {
  const { collection, index } = anIndexBeingBuilt();
  const target = new PlainTarget();
  for (let id = 0; id < 400; id++) change(target, collection, id, [`t${id % 7}`, `u${id}`]);
  collection.indexes = [index];

  const building = fillInOrder(target, collection, index);
  for (let at = 0; at < pauses; at++) building.next();
  for (let id = 0; id < 400; id += 9) change(target, collection, id, [`v${id}`, 't1']);
  for (let id = 1; id < 400; id += 9) change(target, collection, id, null);
  for (let id = 400; id < 420; id++) change(target, collection, id, [`w${id}`]);
  change(target, collection, 1, ['back again']);
  while (!building.next().done);

  const documents = target.range(treeKey(1), treeKey(2), 1000);
  const wanted = documents.flatMap(
    ({ key, value }) => indexEntriesOf(index, decodeDocument(value), key.subarray(4)).entries,
  );
  expect(documents).toHaveLength(376);
  expect(hex(target.range(treeKey(2), treeKey(3), 5000).map(({ key }) => key))).toEqual(
    hex(wanted.map(({ key }) => key)),
  );
  expect(index.multikey).toBe(true);
});
