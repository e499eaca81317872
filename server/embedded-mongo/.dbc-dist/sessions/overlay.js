import { justAfter } from '../storage/scan.js';
/** What an open transaction has written, laid over the snapshot that it reads. */
export class Overlay {
    #below;
    #writes = new Map();
    #sorted = [];
    #unsorted = [];
    bytes = 0;
    constructor(below) {
        this.#below = below;
    }
    set(key, value) {
        const name = key.toString('latin1');
        const write = this.#writes.get(name);
        this.bytes += (value?.length ?? 0) + key.length;
        if (write) {
            write.value = value;
            return;
        }
        const added = { key, value };
        this.#writes.set(name, added);
        this.#unsorted.push(added);
    }
    writes() {
        return this.#writes.values();
    }
    get(key) {
        const write = this.#writes.size > 0 ? this.#writes.get(key.toString('latin1')) : undefined;
        return write ? write.value : this.#below.get(key);
    }
    range(low, high, limit, reverse) {
        const own = this.#ownBetween(low, high);
        if (own.length === 0)
            return this.#below.range(low, high, limit, reverse);
        if (reverse)
            own.reverse();
        const result = [];
        let from = low;
        let until = high;
        for (;;) {
            const below = this.#below.range(from, until, limit, reverse);
            const last = below.length < limit ? undefined : below[below.length - 1]?.key;
            mergeInto(result, below, takeUpTo(own, last, reverse), reverse);
            if (!last || result.length >= limit)
                return result.slice(0, limit);
            if (reverse)
                until = last;
            else
                from = justAfter(last);
        }
    }
    #ownBetween(low, high) {
        this.#sort();
        return this.#sorted.slice(this.#position(low), this.#position(high));
    }
    #sort() {
        if (this.#unsorted.length === 0)
            return;
        this.#sorted.push(...this.#unsorted);
        this.#unsorted = [];
        this.#sorted.sort((a, b) => Buffer.compare(a.key, b.key));
    }
    #position(key) {
        let low = 0;
        let high = this.#sorted.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if (Buffer.compare(this.#sorted[middle].key, key) < 0)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
function order(a, b, reverse) {
    return reverse ? Buffer.compare(b, a) : Buffer.compare(a, b);
}
/** Takes off the writes that come no later than `last`. */
function takeUpTo(own, last, reverse) {
    if (!last)
        return own.splice(0);
    const beyond = own.findIndex((write) => order(write.key, last, reverse) > 0);
    return beyond < 0 ? own.splice(0) : own.splice(0, beyond);
}
function mergeInto(result, below, own, reverse) {
    let at = 0;
    for (const write of own) {
        while (at < below.length && order(below[at].key, write.key, reverse) < 0) {
            result.push(below[at]);
            at += 1;
        }
        if (at < below.length && below[at].key.equals(write.key))
            at += 1;
        if (write.value)
            result.push({ key: write.key, value: write.value });
    }
    for (; at < below.length; at += 1)
        result.push(below[at]);
}
//# sourceMappingURL=overlay.js.map