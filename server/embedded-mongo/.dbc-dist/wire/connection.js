import { DatabaseError } from '../errors.js';
import { encodeAnswer } from './answer.js';
import { errorBody } from './error-body.js';
import { FrameReader, frame, opCode } from './frame.js';
import { MalformedMessage } from './malformed.js';
import { readMessage } from './op-msg.js';
import { readQuery, replyHead } from './op-query.js';
import { requestFrom } from './request.js';
/** One client connection: its messages are answered one after another. */
export class Connection {
    id;
    #socket;
    #answer;
    #frames = new FrameReader();
    #busy = false;
    #nextId = 1;
    constructor(id, socket, answer) {
        this.id = id;
        this.#socket = socket;
        this.#answer = answer;
        socket.setNoDelay(true);
        socket.on('data', (bytes) => {
            this.#frames.add(bytes);
            if (this.#busy)
                socket.pause();
            else
                this.#work();
        });
        socket.on('error', () => socket.destroy());
    }
    get local() {
        return `${this.#socket.localAddress}:${this.#socket.localPort}`;
    }
    get closed() {
        return this.#socket.destroyed;
    }
    /** Resolves when the command that is being answered has been answered. */
    async idle() {
        while (this.#busy)
            await new Promise((resolve) => setTimeout(resolve, 5));
    }
    close() {
        this.#socket.destroy();
    }
    #work() {
        this.#busy = true;
        this.#answerAll()
            .catch(() => this.close())
            .finally(() => {
            this.#busy = false;
        });
    }
    async #answerAll() {
        for (let next = this.#frames.next(); next; next = this.#frames.next()) {
            await this.#answerOne(next);
            this.#socket.resume();
        }
    }
    async #answerOne(received) {
        if (received.code === opCode.message)
            return this.#answerMessage(received);
        if (received.code === opCode.query)
            return this.#answerQuery(received);
        throw new MalformedMessage(`operation code ${received.code} is not supported`);
    }
    async #answerMessage({ requestId, body, header }) {
        const message = readMessage(header, body);
        const answer = await this.#run(message.raw, message.sequences);
        if (message.moreToCome)
            return;
        await this.#send(requestId, opCode.message, [messageHead, encodeAnswer(answer)]);
    }
    async #answerQuery({ requestId, body }) {
        const { namespace, raw } = readQuery(body);
        const answer = await this.#runQuery(namespace, raw);
        await this.#send(requestId, opCode.reply, [replyHead(), encodeAnswer(answer)]);
    }
    async #runQuery(namespace, raw) {
        const request = requestFrom(raw, new Map());
        const database = namespace.endsWith('.$cmd') ? namespace.slice(0, -'.$cmd'.length) : undefined;
        if (database && /^(hello|ismaster)$/i.test(request.name)) {
            request.body.$db = database;
            return this.#answer(request, this);
        }
        const text = `Unsupported OP_QUERY command: ${request.name}. The client driver may require an upgrade.`;
        return { body: errorBody(new DatabaseError('UnsupportedOpQueryCommand', text)) };
    }
    async #run(raw, sequences) {
        try {
            return await this.#answer(requestFrom(raw, sequences), this);
        }
        catch (error) {
            if (error instanceof DatabaseError)
                return { body: errorBody(error) };
            throw error;
        }
    }
    async #send(responseTo, code, parts) {
        const bytes = frame(this.#nextId, responseTo, code, parts);
        this.#nextId = (this.#nextId + 1) & 0x7fffffff;
        if (this.#socket.destroyed || this.#socket.write(bytes))
            return;
        await new Promise((resolve) => {
            this.#socket.once('drain', resolve);
            this.#socket.once('close', resolve);
        });
    }
}
/** No flags, and a section of kind 0 follows. */
const messageHead = Buffer.alloc(5);
//# sourceMappingURL=connection.js.map