import { type Document, isNumeric, toNumber } from '../bson/types.ts';
import { isDone, markDone, type SessionRecord } from '../sessions/statement-record.ts';
import type { Call } from './command.ts';

/** Remembers what a repeatable command has done, statement by statement. */
export class Statements {
  readonly #call: Call;
  readonly #record: SessionRecord | undefined;

  constructor(call: Call) {
    const { session, txnNumber, transaction, engine } = call;
    this.#call = call;
    this.#record =
      session && txnNumber && !transaction
        ? engine.sessions.recordFor(session, txnNumber)
        : undefined;
  }

  get repeatable(): boolean {
    return this.#record !== undefined;
  }

  #number(position: number): number {
    const { stmtId, stmtIds } = this.#call.body;
    const own = Array.isArray(stmtIds) ? stmtIds[position] : undefined;
    if (isNumeric(own)) return toNumber(own);
    return (isNumeric(stmtId) ? toNumber(stmtId) : 0) + position;
  }

  /** What the statement answered when it was carried out before; undefined when it was not. */
  before(position: number): Document | undefined {
    const record = this.#record;
    const number = this.#number(position);
    if (!record || !isDone(record, number)) return undefined;
    return record.results.get(number) ?? {};
  }

  /** Only inside the group that carries the statement out. */
  done(position: number, result?: Document): void {
    const { session, engine } = this.#call;
    if (!this.#record || !session) return;
    markDone(this.#record, this.#number(position), result);
    engine.sessions.changed(session);
  }
}
