import { Decimal128, Long } from 'bson';
import { add, divide } from '../bson/arithmetic.js';
import { doubleOf, integerOf, numeric, numericTypeOf } from '../bson/numbers.js';
import { isNumeric, toNumber } from '../bson/types.js';
/** A running sum in the widest type seen: whole numbers exactly, doubles with their rounding errors kept. */
export class Sum {
    count = 0;
    #type = numeric.int;
    #small = 0;
    #whole = 0n;
    #double = 0;
    #lost = 0;
    #decimal = undefined;
    add(value) {
        if (!isNumeric(value))
            return;
        this.count += 1;
        const type = numericTypeOf(value);
        if (type > this.#type)
            this.#type = type;
        if (type === numeric.decimal) {
            this.#decimal = this.#decimal === undefined ? value : add(this.#decimal, value);
        }
        else if (type === numeric.double) {
            this.#addDouble(toNumber(value));
        }
        else {
            this.#addWhole(value);
        }
    }
    #addWhole(value) {
        const next = this.#small + toNumber(value);
        if (Number.isSafeInteger(next)) {
            this.#small = next;
            return;
        }
        this.#whole +=
            BigInt(this.#small) + (value instanceof Long ? value.toBigInt() : BigInt(toNumber(value)));
        this.#small = 0;
    }
    #addDouble(value) {
        const sum = this.#double + value;
        if (Number.isFinite(sum))
            this.#lost +=
                Math.abs(this.#double) >= Math.abs(value)
                    ? this.#double - sum + value
                    : value - sum + this.#double;
        this.#double = sum;
    }
    total() {
        const whole = this.#whole + BigInt(this.#small);
        if (this.#type <= numeric.long)
            return integerOf(whole, this.#type) ?? doubleOf(Number(whole));
        const double = this.#double + this.#lost + Number(whole);
        if (this.#type === numeric.double)
            return doubleOf(double);
        return add(add(this.#decimal, doubleOf(this.#double + this.#lost)), Decimal128.fromString(String(whole)));
    }
    average() {
        if (this.count === 0)
            return null;
        return divide(this.total(), this.count);
    }
}
//# sourceMappingURL=sum.js.map