import { Double, Long } from 'bson';
import { writeValue } from '../keys/encode-value.js';
import { KeyWriter } from '../keys/key-writer.js';
const writer = new KeyWriter();
/** A key for Map and Set under which equal values in BSON's sense, and only they, meet. */
export function equalityKey(value) {
    if (typeof value === 'number')
        return value;
    if (typeof value === 'string')
        return `s${value}`;
    if (value instanceof Double)
        return value.valueOf();
    if (value instanceof Long) {
        const number = value.toNumber();
        if (Number.isSafeInteger(number))
            return number;
    }
    writer.reset();
    writeValue(writer, value);
    const bytes = writer.view(0);
    const number = plainNumberOf(bytes);
    return number ?? `b${bytes.toString('latin1')}`;
}
const numberByte = 12;
/** The double that the bytes stand for exactly, so that decimals meet the other numbers. */
function plainNumberOf(bytes) {
    if (bytes[0] !== numberByte || bytes.length !== 10 || bytes[9] !== 0)
        return undefined;
    const copy = Buffer.from(bytes.subarray(1, 9));
    if ((copy[0] & 0x80) !== 0)
        copy[0] = copy[0] ^ 0x80;
    else
        for (let at = 0; at < 8; at += 1)
            copy[at] = ~copy[at] & 0xff;
    return copy.readDoubleBE(0);
}
/** Values of a set, each once, in the order of their first appearance. */
export class ValueSet {
    #values = new Map();
    constructor(values = []) {
        for (const value of values)
            this.add(value);
    }
    /** False when an equal value is there already. */
    add(value) {
        const key = equalityKey(value);
        if (this.#values.has(key))
            return false;
        this.#values.set(key, value);
        return true;
    }
    has(value) {
        return this.#values.has(equalityKey(value));
    }
    values() {
        return [...this.#values.values()];
    }
    get size() {
        return this.#values.size;
    }
}
//# sourceMappingURL=equality-key.js.map