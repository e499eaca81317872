import { compareValues } from '../bson/compare.js';
import { isNullish } from './truth.js';
/** The first n values. */
export class FirstN {
    keeps = true;
    #most;
    #values = [];
    constructor(most) {
        this.#most = most;
    }
    add(value) {
        if (this.#values.length < this.#most)
            this.#values.push(value ?? null);
    }
    result() {
        return this.#values;
    }
}
/** The last n values. */
export class LastN {
    keeps = true;
    #most;
    #values = [];
    constructor(most) {
        this.#most = most;
    }
    add(value) {
        this.#values.push(value ?? null);
        if (this.#values.length >= this.#most * 2)
            this.#values = this.#values.slice(-this.#most);
    }
    result() {
        return this.#values.slice(-this.#most);
    }
}
/** The n values that come first in an order; of equal ones the earlier. */
export class BestN {
    keeps = true;
    #most;
    #compare;
    #reverse;
    #held = [];
    constructor(most, compare, reverse = false) {
        this.#most = most;
        this.#compare = compare;
        this.#reverse = reverse;
    }
    add(entry) {
        this.#held.push(entry);
        if (this.#held.length > this.#most * 2 + 16)
            this.#prune();
    }
    #prune() {
        this.#held.sort((a, b) => this.#compare(a.key, b.key));
        this.#held = this.#reverse ? this.#held.slice(-this.#most) : this.#held.slice(0, this.#most);
    }
    result() {
        this.#prune();
        return this.#held.map(({ value }) => value ?? null);
    }
}
/** The n least or greatest values, without null and missing. */
export class ExtremeN {
    keeps = true;
    #best;
    constructor(most, direction) {
        this.#best = new BestN(most, (a, b) => compareValues(a, b) * direction);
    }
    add(value) {
        if (!isNullish(value))
            this.#best.add({ key: value, value });
    }
    result() {
        return this.#best.result();
    }
}
/** One value instead of a list of one. */
export class Only {
    #inner;
    constructor(inner) {
        this.#inner = inner;
    }
    add(value) {
        this.#inner.add(value);
    }
    result() {
        return this.#inner.result()[0] ?? null;
    }
}
//# sourceMappingURL=ranked.js.map