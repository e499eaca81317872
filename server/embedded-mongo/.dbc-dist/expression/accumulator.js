import { compareValues } from '../bson/compare.js';
import { doubleOf } from '../bson/numbers.js';
import { isNumeric, toNumber } from '../bson/types.js';
import { ValueSet } from './equality-key.js';
import { mergeObjects } from './object-operators.js';
import { Sum } from './sum.js';
import { isNullish } from './truth.js';
class SumOf {
    #sum = new Sum();
    add(value) {
        this.#sum.add(value);
    }
    result() {
        return this.#sum.total();
    }
}
class AverageOf {
    #sum = new Sum();
    add(value) {
        this.#sum.add(value);
    }
    result() {
        return this.#sum.average();
    }
}
class ExtremeOf {
    #direction;
    #best = null;
    constructor(direction) {
        this.#direction = direction;
    }
    add(value) {
        if (isNullish(value))
            return;
        if (this.#best === null || compareValues(value, this.#best) * this.#direction > 0)
            this.#best = value;
    }
    result() {
        return this.#best;
    }
}
class FirstOf {
    #value;
    #seen = false;
    add(value) {
        if (this.#seen)
            return;
        this.#seen = true;
        this.#value = value ?? null;
    }
    result() {
        return this.#value ?? null;
    }
}
class LastOf {
    #value = null;
    add(value) {
        this.#value = value ?? null;
    }
    result() {
        return this.#value;
    }
}
class ListOf {
    keeps = true;
    #values = [];
    add(value) {
        if (value !== undefined)
            this.#values.push(value);
    }
    result() {
        return this.#values;
    }
}
class SetOf {
    keeps = true;
    #values = new ValueSet();
    add(value) {
        if (value !== undefined)
            this.#values.add(value);
    }
    result() {
        return this.#values.values();
    }
}
class MergeOf {
    #merged = {};
    add(value) {
        this.#merged = mergeObjects([this.#merged, value]);
    }
    result() {
        return this.#merged;
    }
}
/** Welford's running variance. */
class DeviationOf {
    #sample;
    #count = 0;
    #mean = 0;
    #squares = 0;
    constructor(sample) {
        this.#sample = sample;
    }
    add(value) {
        if (!isNumeric(value))
            return;
        const number = toNumber(value);
        this.#count += 1;
        const distance = number - this.#mean;
        this.#mean += distance / this.#count;
        this.#squares += distance * (number - this.#mean);
    }
    result() {
        const divisor = this.#sample ? this.#count - 1 : this.#count;
        return divisor > 0 ? doubleOf(Math.sqrt(this.#squares / divisor)) : null;
    }
}
/** Accumulators that need nothing but one value for each document. */
export const simpleAccumulators = new Map([
    ['$sum', () => new SumOf()],
    ['$avg', () => new AverageOf()],
    ['$min', () => new ExtremeOf(-1)],
    ['$max', () => new ExtremeOf(1)],
    ['$first', () => new FirstOf()],
    ['$last', () => new LastOf()],
    ['$push', () => new ListOf()],
    ['$addToSet', () => new SetOf()],
    ['$mergeObjects', () => new MergeOf()],
    ['$stdDevPop', () => new DeviationOf(false)],
    ['$stdDevSamp', () => new DeviationOf(true)],
]);
//# sourceMappingURL=accumulator.js.map