import { StoreView } from './view.js';
import { putInGroup, removeInGroup } from './write-in-group.js';
/** Thrown by `claim`: somebody's open transaction holds the key; try again after `released`. */
export class KeyHeld extends Error {
    released;
    constructor(released) {
        super('The key is held by an open transaction');
        this.released = released;
    }
}
/** Writes into the group that is being committed. */
export class DirectTarget {
    #store;
    #catalogue;
    #claims;
    #view;
    constructor(store, catalogue, claims) {
        this.#store = store;
        this.#catalogue = catalogue;
        this.#claims = claims;
        this.#view = new StoreView(store);
    }
    get(key) {
        return this.#view.get(key);
    }
    range(low, high, limit, reverse) {
        return this.#view.range(low, high, limit, reverse);
    }
    claim(key) {
        this.#claims.check(key);
    }
    put(key, value) {
        putInGroup(this.#store, key, value);
    }
    remove(key) {
        removeInGroup(this.#store, key);
    }
    adjust(collection, documents, bytes) {
        this.#catalogue.adjust(collection, documents, bytes);
    }
    indexChanged(collection) {
        this.#catalogue.saveFlags(collection);
    }
}
//# sourceMappingURL=target.js.map