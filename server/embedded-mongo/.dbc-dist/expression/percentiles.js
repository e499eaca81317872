import { doubleOf } from '../bson/numbers.js';
import { isNumeric, toNumber } from '../bson/types.js';
/** Discrete percentiles, as MongoDB answers for groups that fit in memory. */
export class Percentiles {
    keeps = true;
    #wanted;
    #values = [];
    constructor(wanted) {
        this.#wanted = wanted;
    }
    add(value) {
        if (!isNumeric(value))
            return;
        const number = toNumber(value);
        if (!Number.isNaN(number))
            this.#values.push(number);
    }
    result() {
        const sorted = Float64Array.from(this.#values).sort();
        return this.#wanted.map((part) => {
            if (sorted.length === 0)
                return null;
            const at = Math.max(0, Math.ceil(part * sorted.length) - 1);
            return doubleOf(sorted[at]);
        });
    }
}
//# sourceMappingURL=percentiles.js.map