import { DatabaseError } from '../errors.js';
import { compareSortValues } from './sort.js';
/** Bytes that a sort without an index may hold, as MongoDB's default. */
export const sortMemoryLimit = 100 * 1024 * 1024;
/** Collects items and gives them back in order; with a limit it holds no more than twice that many. */
export class Sorter {
    #keys;
    #limit;
    #held = [];
    #bytes = 0;
    #sequence = 0;
    constructor(keys, limit = Number.POSITIVE_INFINITY) {
        this.#keys = keys;
        this.#limit = limit;
    }
    add(item, values, bytes) {
        this.#held.push({ item, values, bytes, sequence: this.#sequence });
        this.#sequence += 1;
        this.#bytes += bytes;
        if (this.#held.length > this.#limit * 2 + 16)
            this.#prune();
        if (this.#bytes > sortMemoryLimit) {
            this.#prune();
            if (this.#bytes > sortMemoryLimit)
                throw memoryExceeded('Sort');
        }
    }
    #prune() {
        this.#sort();
        if (this.#held.length > this.#limit)
            this.#held.length = this.#limit;
        this.#bytes = this.#held.reduce((sum, held) => sum + held.bytes, 0);
    }
    #sort() {
        this.#held.sort((a, b) => compareSortValues(a.values, b.values, this.#keys) || a.sequence - b.sequence);
    }
    *inOrder() {
        this.#prune();
        for (const held of this.#held)
            yield held.item;
        this.#held = [];
    }
}
export function memoryExceeded(stage) {
    return new DatabaseError('QueryExceededMemoryLimitNoDiskUseAllowed', `${stage} exceeded memory limit of ${sortMemoryLimit} bytes, but did not opt in to external sorting.`);
}
//# sourceMappingURL=sorter.js.map