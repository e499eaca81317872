import type { Socket } from 'node:net';
import { DatabaseError } from '../errors.ts';
import { type Answer, encodeAnswer } from './answer.ts';
import { errorBody } from './error-body.ts';
import {
  type Frame,
  FrameReader,
  messageRoom,
  opCode,
  replyRoom,
  writeMessageHead,
  writeReplyHead,
} from './frame.ts';
import { MalformedMessage } from './malformed.ts';
import { isMoreToCome, type OpMessage, readMessage } from './op-msg.ts';
import { readQuery } from './op-query.ts';
import { type Request, requestFrom } from './request.ts';

/** Answers one command; never throws. */
export type Answerer = (request: Request, connection: Connection) => Promise<Answer>;

/** One client connection: its messages are answered one after another. */
export class Connection {
  readonly id: number;
  readonly #socket: Socket;
  readonly #answer: Answerer;
  readonly #frames = new FrameReader();
  #busy = false;
  #lastId = 0;

  constructor(id: number, socket: Socket, answer: Answerer) {
    this.id = id;
    this.#socket = socket;
    this.#answer = answer;
    socket.setNoDelay(true);
    socket.on('data', (bytes) => {
      this.#frames.add(bytes);
      if (this.#busy) socket.pause();
      else this.#work();
    });
    socket.on('error', () => socket.destroy());
  }

  get local(): string {
    return `${this.#socket.localAddress}:${this.#socket.localPort}`;
  }

  get closed(): boolean {
    return this.#socket.destroyed;
  }

  /** Resolves when the command that is being answered has been answered. */
  async idle(): Promise<void> {
    while (this.#busy) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  close(): void {
    this.#socket.destroy();
  }

  #work(): void {
    this.#busy = true;
    this.#answerAll()
      .catch(() => this.close())
      .finally(() => {
        this.#busy = false;
      });
  }

  async #answerAll(): Promise<void> {
    for (let next = this.#frames.next(); next; next = this.#frames.next()) {
      await this.#answerOne(next);
      this.#socket.resume();
    }
  }

  #answerOne(received: Frame): Promise<void> {
    if (received.code === opCode.message) return this.#answerMessage(received);
    if (received.code === opCode.query) return this.#answerQuery(received);
    throw new MalformedMessage(`operation code ${received.code} is not supported`);
  }

  async #answerMessage({ requestId, body, header }: Frame): Promise<void> {
    const message = readOrRefuse(header, body);
    const answer =
      message instanceof DatabaseError
        ? { body: errorBody(message) }
        : await this.#run(message.raw, message.sequences);
    if (!(message instanceof DatabaseError) && message.moreToCome) return;
    const bytes = encodeAnswer(answer, messageRoom);
    writeMessageHead(bytes, this.#newId(), requestId);
    await this.#send(bytes);
  }

  async #answerQuery({ requestId, body }: Frame): Promise<void> {
    const { namespace, raw } = readQuery(body);
    const bytes = encodeAnswer(await this.#runQuery(namespace, raw), replyRoom);
    writeReplyHead(bytes, this.#newId(), requestId);
    await this.#send(bytes);
  }

  async #runQuery(namespace: string, raw: Buffer): Promise<Answer> {
    const request = requestFrom(raw, new Map());
    const database = namespace.endsWith('.$cmd') ? namespace.slice(0, -'.$cmd'.length) : undefined;
    if (database && /^(hello|ismaster)$/i.test(request.name)) {
      request.body.$db = database;
      return this.#answer(request, this);
    }
    const text = `Unsupported OP_QUERY command: ${request.name}. The client driver may require an upgrade.`;
    return { body: errorBody(new DatabaseError('UnsupportedOpQueryCommand', text)) };
  }

  async #run(raw: Buffer, sequences: Map<string, Buffer[]>): Promise<Answer> {
    try {
      return await this.#answer(requestFrom(raw, sequences), this);
    } catch (error) {
      if (error instanceof DatabaseError) return { body: errorBody(error) };
      throw error;
    }
  }

  #newId(): number {
    this.#lastId = (this.#lastId + 1) & 0x7fffffff;
    return this.#lastId;
  }

  /** A promise when the client is slower than its answers. */
  #send(bytes: Buffer): Promise<void> | undefined {
    if (this.#socket.destroyed || this.#socket.write(bytes)) return undefined;
    return new Promise<void>((resolve) => {
      this.#socket.once('drain', resolve);
      this.#socket.once('close', resolve);
    });
  }
}

/** A message that is nested too deep is answered if it may be; any other that cannot be read ends its connection. */
function readOrRefuse(header: Buffer, body: Buffer): OpMessage | DatabaseError {
  try {
    return readMessage(header, body);
  } catch (error) {
    const isTooDeep = error instanceof DatabaseError && error.codeName === 'Overflow';
    if (isTooDeep && !isMoreToCome(body)) return error;
    throw error;
  }
}
