import { randomBytes } from 'node:crypto';
import { Binary } from 'bson';
import { decodeDocument } from '../bson/decode.js';
import { encodeDocument } from '../bson/encode.js';
import { toNumber } from '../bson/types.js';
import { indexFrom } from './index-definition.js';
import { catalogueKey, nextTreeKey, numberBytes } from './keys-of-catalogue.js';
import { afterAllWith } from './scan.js';
import { putInGroup, removeInGroup } from './write-in-group.js';
/** Collections and indexes: kept in memory, written in the same LMDB transaction as what they describe. */
export class Catalogue {
    #store;
    #collections = new Map();
    #nextTree = 1;
    #counted = new Set();
    #changes = 0;
    constructor(store) {
        this.#store = store;
        this.reload();
    }
    /** Forgets what is in memory; after a failed commit the store is right. */
    reload() {
        this.#collections = new Map();
        this.#counted = new Set();
        this.#nextTree = this.#store.get(nextTreeKey)?.readUInt32BE(0) ?? 1;
        for (const value of this.#values('collection')) {
            const collection = this.#read(decodeDocument(value));
            this.#collections.set(keyOf(collection.database, collection.name), collection);
        }
    }
    #values(kind) {
        const low = catalogueKey(kind);
        return [...this.#store.getRange({ start: low, end: afterAllWith(low) })].map((entry) => entry.value);
    }
    #read(stored) {
        const id = toNumber(stored.id);
        const counts = this.#store.get(catalogueKey('count', numberBytes(id)));
        const indexes = stored.indexes.map((index) => indexFrom(toNumber(index.id), index.spec, {
            multikey: index.multikey === true,
            shortened: index.shortened === true,
            ready: index.ready === true,
        }));
        return {
            id,
            database: String(stored.database),
            name: String(stored.name),
            uuid: Buffer.from(stored.uuid.value()),
            options: stored.options,
            indexes,
            shortenedIds: stored.shortenedIds === true,
            count: counts ? counts.readDoubleBE(0) : 0,
            size: counts ? counts.readDoubleBE(8) : 0,
            changedAt: 0,
            dropped: false,
        };
    }
    get(database, name) {
        return this.#collections.get(keyOf(database, name));
    }
    all() {
        return [...this.#collections.values()];
    }
    inDatabase(database) {
        return this.all().filter((collection) => collection.database === database);
    }
    /** A number that grows with every change of structure. */
    get changes() {
        return this.#changes;
    }
    /** Only inside a group. */
    newTree() {
        const tree = this.#nextTree;
        this.#nextTree += 1;
        putInGroup(this.#store, nextTreeKey, numberBytes(this.#nextTree));
        return tree;
    }
    /** Only inside a group. */
    create(database, name, options) {
        const uuid = randomBytes(16);
        uuid[6] = (uuid[6] & 0x0f) | 0x40;
        uuid[8] = (uuid[8] & 0x3f) | 0x80;
        const collection = {
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
    save(collection) {
        this.#changes += 1;
        collection.changedAt = this.#changes;
        this.saveFlags(collection);
    }
    /** Only inside a group: writes the definition when only what is learnt about keys has changed. */
    saveFlags(collection) {
        putInGroup(this.#store, catalogueKey('collection', numberBytes(collection.id)), encodeDocument({
            id: collection.id,
            database: collection.database,
            name: collection.name,
            uuid: new Binary(collection.uuid, 4),
            options: collection.options,
            shortenedIds: collection.shortenedIds,
            indexes: collection.indexes.map(storedIndex),
        }));
    }
    /** Only inside a group: the trees themselves are left to be purged. */
    remove(collection) {
        this.#changes += 1;
        collection.dropped = true;
        this.#collections.delete(keyOf(collection.database, collection.name));
        this.#counted.delete(collection);
        removeInGroup(this.#store, catalogueKey('collection', numberBytes(collection.id)));
        removeInGroup(this.#store, catalogueKey('count', numberBytes(collection.id)));
        for (const tree of [collection.id, ...collection.indexes.map((index) => index.id)])
            this.discardTree(tree);
    }
    /** Only inside a group: marks a tree as rubbish, to be emptied piece by piece. */
    discardTree(tree) {
        putInGroup(this.#store, catalogueKey('rubbish', numberBytes(tree)), numberBytes(tree));
    }
    discardedTrees() {
        return this.#values('rubbish').map((value) => value.readUInt32BE(0));
    }
    /** Only inside a group. */
    rename(collection, database, name) {
        this.#collections.delete(keyOf(collection.database, collection.name));
        collection.database = database;
        collection.name = name;
        this.#collections.set(keyOf(database, name), collection);
        this.save(collection);
    }
    /** Only inside a group: the counters are written once, when the group ends. */
    adjust(collection, documents, bytes) {
        collection.count += documents;
        collection.size += bytes;
        this.#counted.add(collection);
    }
    writeCounts() {
        for (const collection of this.#counted) {
            const bytes = Buffer.allocUnsafe(16);
            bytes.writeDoubleBE(collection.count, 0);
            bytes.writeDoubleBE(collection.size, 8);
            putInGroup(this.#store, catalogueKey('count', numberBytes(collection.id)), bytes);
        }
        this.#counted.clear();
    }
}
function keyOf(database, name) {
    return `${database}\0${name}`;
}
function storedIndex(index) {
    const { id, spec, multikey, shortened, ready } = index;
    return { id, spec, multikey, shortened, ready };
}
//# sourceMappingURL=catalogue.js.map