/** A growing byte buffer for keys; reused from key to key, `take` copies out. */
export class KeyWriter {
    #bytes = Buffer.allocUnsafe(4096);
    length = 0;
    reset() {
        this.length = 0;
    }
    byte(value) {
        this.#reserve(1);
        this.#bytes[this.length] = value;
        this.length += 1;
    }
    bytes(source) {
        this.#reserve(source.length);
        this.#bytes.set(source, this.length);
        this.length += source.length;
    }
    uint32(value) {
        this.#reserve(4);
        this.length = this.#bytes.writeUInt32BE(value >>> 0, this.length);
    }
    uint64(value) {
        this.#reserve(8);
        this.length = this.#bytes.writeBigUInt64BE(BigInt.asUintN(64, value), this.length);
    }
    /** A double so that bytes sort as numbers do; NaN sorts first. */
    double(value) {
        this.#reserve(8);
        const at = this.length;
        this.length = this.#bytes.writeDoubleBE(value, at);
        if (Number.isNaN(value))
            this.#bytes.fill(0, at, at + 8);
        else if (value < 0)
            this.invert(at);
        else
            this.#bytes[at] = this.#bytes[at] ^ 0x80;
    }
    /** UTF-8 with zero bytes escaped, ended by a zero byte. */
    text(value) {
        this.#reserve(value.length * 3 + 1);
        const written = this.#bytes.write(value, this.length, 'utf8');
        const zero = this.#bytes.indexOf(0, this.length);
        if (zero >= 0 && zero < this.length + written)
            this.#escapeZeros(written);
        else
            this.length += written;
        this.byte(0);
    }
    #escapeZeros(written) {
        const raw = Buffer.from(this.#bytes.subarray(this.length, this.length + written));
        for (const byte of raw) {
            this.byte(byte);
            if (byte === 0)
                this.byte(0xff);
        }
    }
    /** Inverts every byte from `start` on, which turns the order round. */
    invert(start) {
        for (let at = start; at < this.length; at += 1)
            this.#bytes[at] = ~this.#bytes[at] & 0xff;
    }
    view(start) {
        return this.#bytes.subarray(start, this.length);
    }
    take() {
        return Buffer.from(this.#bytes.subarray(0, this.length));
    }
    #reserve(more) {
        if (this.length + more <= this.#bytes.length)
            return;
        const larger = Buffer.allocUnsafe((this.length + more) * 2);
        this.#bytes.copy(larger, 0, 0, this.length);
        this.#bytes = larger;
    }
}
//# sourceMappingURL=key-writer.js.map