import { MalformedMessage } from './malformed.js';
/** Limits that hello announces. */
export const maxMessageSize = 48_000_000;
export const opCode = { reply: 1, query: 2004, compressed: 2012, message: 2013 };
const headerSize = 16;
/** Cuts what arrives on a connection into messages. */
export class FrameReader {
    #parts = [];
    #held = 0;
    add(bytes) {
        this.#parts.push(bytes);
        this.#held += bytes.length;
    }
    /** The next whole message; undefined until more arrives. */
    next() {
        const head = this.#peek(headerSize);
        if (!head)
            return undefined;
        const length = head.readInt32LE(0);
        if (length < headerSize || length > maxMessageSize)
            throw new MalformedMessage(`message length ${length} is out of bounds`);
        const whole = this.#peek(length);
        if (!whole)
            return undefined;
        this.#parts = [whole.subarray(length)];
        this.#held -= length;
        return {
            requestId: whole.readInt32LE(4),
            code: whole.readInt32LE(12),
            header: whole.subarray(0, headerSize),
            body: whole.subarray(headerSize, length),
        };
    }
    #peek(length) {
        if (this.#held < length)
            return undefined;
        const [first] = this.#parts;
        if (first && first.length >= length)
            return first;
        const joined = Buffer.concat(this.#parts);
        this.#parts = [joined];
        return joined;
    }
}
export function frame(requestId, responseTo, code, parts) {
    const length = parts.reduce((sum, part) => sum + part.length, headerSize);
    const head = Buffer.allocUnsafe(headerSize);
    head.writeInt32LE(length, 0);
    head.writeInt32LE(requestId, 4);
    head.writeInt32LE(responseTo, 8);
    head.writeInt32LE(code, 12);
    return Buffer.concat([head, ...parts], length);
}
//# sourceMappingURL=frame.js.map