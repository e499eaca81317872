import { MalformedMessage } from './malformed.ts';

/** Limits that hello announces. */
export const maxMessageSize = 48_000_000;

export const opCode = { reply: 1, query: 2004, compressed: 2012, message: 2013 } as const;

export interface Frame {
  requestId: number;
  code: number;
  header: Buffer;
  body: Buffer;
}

const headerSize = 16;

/** Cuts what arrives on a connection into messages. */
export class FrameReader {
  #parts: Buffer[] = [];
  #held = 0;

  add(bytes: Buffer): void {
    this.#parts.push(bytes);
    this.#held += bytes.length;
  }

  /** The next whole message; undefined until more arrives. */
  next(): Frame | undefined {
    const head = this.#peek(headerSize);
    if (!head) return undefined;
    const length = head.readInt32LE(0);
    if (length < headerSize || length > maxMessageSize)
      throw new MalformedMessage(`message length ${length} is out of bounds`);
    const whole = this.#peek(length);
    if (!whole) return undefined;
    this.#parts = [whole.subarray(length)];
    this.#held -= length;
    return {
      requestId: whole.readInt32LE(4),
      code: whole.readInt32LE(12),
      header: whole.subarray(0, headerSize),
      body: whole.subarray(headerSize, length),
    };
  }

  #peek(length: number): Buffer | undefined {
    if (this.#held < length) return undefined;
    const [first] = this.#parts;
    if (first && first.length >= length) return first;
    const joined = Buffer.concat(this.#parts);
    this.#parts = [joined];
    return joined;
  }
}

/** Bytes before the document of an OP_MSG: header, flags and the kind of the section. */
export const messageRoom = headerSize + 5;

/** Bytes before the document of an OP_REPLY. */
export const replyRoom = headerSize + 20;

/** Writes a message's header, in front of an OP_MSG without flags. */
export function writeMessageHead(bytes: Buffer, requestId: number, responseTo: number): void {
  writeHeader(bytes, requestId, responseTo, opCode.message);
  bytes.fill(0, headerSize, messageRoom);
}

/** Writes a message's header, flags, no cursor, position 0, and that one document follows. */
export function writeReplyHead(bytes: Buffer, requestId: number, responseTo: number): void {
  writeHeader(bytes, requestId, responseTo, opCode.reply);
  bytes.fill(0, headerSize, replyRoom);
  bytes.writeInt32LE(8, headerSize);
  bytes.writeInt32LE(1, headerSize + 16);
}

function writeHeader(bytes: Buffer, requestId: number, responseTo: number, code: number): void {
  bytes.writeInt32LE(bytes.length, 0);
  bytes.writeInt32LE(requestId, 4);
  bytes.writeInt32LE(responseTo, 8);
  bytes.writeInt32LE(code, 12);
}
