import { randomBytes } from 'node:crypto';
import { Binary } from 'bson';
import { decodeDocument } from '../bson/decode.ts';
import { encodeDocument } from '../bson/encode.ts';
import { type Document, toNumber } from '../bson/types.ts';
import type { Collection, Index } from './catalogue-types.ts';
import { indexFrom } from './index-definition.ts';
import { catalogueKey, nextTreeKey, numberBytes } from './keys-of-catalogue.ts';
import type { PendingWrites } from './pending-writes.ts';
import { afterAllWith } from './scan.ts';

/** Collections and indexes: kept in memory, written in the same group as what they describe. */
export class Catalogue {
  readonly #pending: PendingWrites;
  #collections = new Map<string, Collection>();
  #nextTree = 1;
  #counted = new Set<Collection>();
  #changes = 0;

  constructor(pending: PendingWrites) {
    this.#pending = pending;
    this.reload();
  }

  /** Forgets what is in memory; after a failed commit the store is right. */
  reload(): void {
    this.#collections = new Map();
    this.#counted = new Set();
    this.#nextTree = this.#pending.get(nextTreeKey)?.readUInt32BE(0) ?? 1;
    for (const value of this.#values('collection')) {
      const collection = this.#read(decodeDocument(value));
      this.#collections.set(keyOf(collection.database, collection.name), collection);
    }
  }

  #values(kind: string): Buffer[] {
    const low = catalogueKey(kind);
    const entries = this.#pending.range(low, afterAllWith(low), Number.MAX_SAFE_INTEGER, false);
    return entries.map(({ value }) => value);
  }

  #read(stored: Document): Collection {
    const id = toNumber(stored.id);
    const counts = this.#pending.get(catalogueKey('count', numberBytes(id)));
    const indexes = (stored.indexes as Document[]).map((index) =>
      indexFrom(toNumber(index.id), index.spec as Document, {
        multikey: index.multikey === true,
        shortened: index.shortened === true,
        ready: index.ready === true,
      }),
    );
    return {
      id,
      database: String(stored.database),
      name: String(stored.name),
      uuid: Buffer.from((stored.uuid as Binary).value()),
      options: stored.options as Document,
      indexes,
      shortenedIds: stored.shortenedIds === true,
      count: counts ? counts.readDoubleBE(0) : 0,
      size: counts ? counts.readDoubleBE(8) : 0,
      changedAt: 0,
      dropped: false,
    };
  }

  get(database: string, name: string): Collection | undefined {
    return this.#collections.get(keyOf(database, name));
  }

  all(): Collection[] {
    return [...this.#collections.values()];
  }

  inDatabase(database: string): Collection[] {
    return this.all().filter((collection) => collection.database === database);
  }

  /** A number that grows with every change of structure. */
  get changes(): number {
    return this.#changes;
  }

  /** Only inside a group. */
  newTree(): number {
    const tree = this.#nextTree;
    this.#nextTree += 1;
    this.#pending.put(nextTreeKey, numberBytes(this.#nextTree));
    return tree;
  }

  /** Only inside a group. */
  create(database: string, name: string, options: Document): Collection {
    const uuid = randomBytes(16);
    uuid[6] = ((uuid[6] as number) & 0x0f) | 0x40;
    uuid[8] = ((uuid[8] as number) & 0x3f) | 0x80;
    const collection: Collection = {
      id: this.newTree(),
      database,
      name,
      uuid,
      options,
      indexes: [],
      shortenedIds: false,
      count: 0,
      size: 0,
      changedAt: 0,
      dropped: false,
    };
    this.#collections.set(keyOf(database, name), collection);
    this.save(collection);
    return collection;
  }

  /** Only inside a group: writes a collection's definition and lets older snapshots know. */
  save(collection: Collection): void {
    this.#changes += 1;
    collection.changedAt = this.#changes;
    this.saveFlags(collection);
  }

  /** Only inside a group: writes the definition when only what is learnt about keys has changed. */
  saveFlags(collection: Collection): void {
    this.#pending.put(
      catalogueKey('collection', numberBytes(collection.id)),
      encodeDocument({
        id: collection.id,
        database: collection.database,
        name: collection.name,
        uuid: new Binary(collection.uuid, 4),
        options: collection.options,
        shortenedIds: collection.shortenedIds,
        indexes: collection.indexes.map(storedIndex),
      }),
    );
  }

  /** Only inside a group: the trees themselves are left to be purged. */
  remove(collection: Collection): void {
    this.#changes += 1;
    collection.dropped = true;
    this.#collections.delete(keyOf(collection.database, collection.name));
    this.#counted.delete(collection);
    this.#pending.remove(catalogueKey('collection', numberBytes(collection.id)));
    this.#pending.remove(catalogueKey('count', numberBytes(collection.id)));
    for (const tree of [collection.id, ...collection.indexes.map((index) => index.id)])
      this.discardTree(tree);
  }

  /** Only inside a group: marks a tree as rubbish, to be emptied piece by piece. */
  discardTree(tree: number): void {
    this.#pending.put(catalogueKey('rubbish', numberBytes(tree)), numberBytes(tree));
  }

  discardedTrees(): number[] {
    return this.#values('rubbish').map((value) => value.readUInt32BE(0));
  }

  /** Only inside a group. */
  rename(collection: Collection, database: string, name: string): void {
    this.#collections.delete(keyOf(collection.database, collection.name));
    collection.database = database;
    collection.name = name;
    this.#collections.set(keyOf(database, name), collection);
    this.save(collection);
  }

  /** Only inside a group: the counters are written once, when the group ends. */
  adjust(collection: Collection, documents: number, bytes: number): void {
    if (documents === 0 && bytes === 0) return;
    collection.count += documents;
    collection.size += bytes;
    this.#counted.add(collection);
  }

  writeCounts(): void {
    for (const collection of this.#counted) {
      const bytes = Buffer.allocUnsafe(16);
      bytes.writeDoubleBE(collection.count, 0);
      bytes.writeDoubleBE(collection.size, 8);
      this.#pending.put(catalogueKey('count', numberBytes(collection.id)), bytes);
    }
    this.#counted.clear();
  }
}

function keyOf(database: string, name: string): string {
  return `${database}\0${name}`;
}

function storedIndex(index: Index): Document {
  const { id, spec, multikey, shortened, ready } = index;
  return { id, spec, multikey, shortened, ready };
}
