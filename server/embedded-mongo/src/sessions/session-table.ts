import { Long } from 'bson';
import { catalogueKey } from '../storage/keys-of-catalogue.ts';
import type { PendingWrites } from '../storage/pending-writes.ts';
import { afterAllWith } from '../storage/scan.ts';
import { decodeRecord, emptyRecord, encodeRecord, type SessionRecord } from './statement-record.ts';
import type { OpenTransaction } from './transaction.ts';

/** A session lives this long after its last use; hello announces it. */
export const sessionMinutes = 30;

export interface Session {
  readonly id: Buffer;
  lastUse: number;
  record: SessionRecord | undefined;
  transaction: OpenTransaction | undefined;
  /** The greatest number that was used. */
  latest: Long;
  /** Numbered commands of one session run one after another. */
  turn: Promise<unknown>;
}

/** Sessions by their identifier; what they must remember is written with the writes themselves. */
export class SessionTable {
  readonly #pending: PendingWrites;
  readonly #sessions = new Map<string, Session>();
  readonly #changed = new Set<Session>();

  constructor(pending: PendingWrites) {
    this.#pending = pending;
    this.reload();
  }

  /** Takes the remembered writes from the store again. */
  reload(): void {
    this.#changed.clear();
    for (const session of this.#sessions.values()) session.record = undefined;
    const low = catalogueKey('session');
    const all = this.#pending.range(low, afterAllWith(low), Number.MAX_SAFE_INTEGER, false);
    for (const { key, value } of all) {
      const id = Buffer.from(key.subarray(low.length));
      const session = this.use(id);
      session.record = decodeRecord(value);
      if (session.record.txnNumber.greaterThan(session.latest))
        session.latest = session.record.txnNumber;
    }
  }

  use(id: Buffer): Session {
    const name = id.toString('latin1');
    let session = this.#sessions.get(name);
    if (!session) {
      session = {
        id: Buffer.from(id),
        lastUse: 0,
        record: undefined,
        transaction: undefined,
        latest: Long.NEG_ONE,
        turn: Promise.resolve(),
      };
      this.#sessions.set(name, session);
    }
    session.lastUse = Date.now();
    return session;
  }

  find(id: Buffer): Session | undefined {
    return this.#sessions.get(id.toString('latin1'));
  }

  all(): Session[] {
    return [...this.#sessions.values()];
  }

  /** The record of the session's numbered write, begun anew when the number is new. */
  recordFor(session: Session, txnNumber: Long): SessionRecord {
    if (!session.record?.txnNumber.equals(txnNumber)) session.record = emptyRecord(txnNumber);
    return session.record;
  }

  /** The record is to be written with the group that is running. */
  changed(session: Session): void {
    this.#changed.add(session);
  }

  /** Only inside a group, when it ends. */
  writeRecords(): void {
    for (const { id, record } of this.#changed) {
      const key = catalogueKey('session', id);
      if (record) this.#pending.put(key, encodeRecord(record));
    }
    this.#changed.clear();
  }

  /** Only inside a group. */
  remove(session: Session): void {
    this.#sessions.delete(session.id.toString('latin1'));
    this.#changed.delete(session);
    if (session.record) this.#pending.remove(catalogueKey('session', session.id));
  }

  /** Sessions that nobody has used for longer than they live. */
  expired(): Session[] {
    const limit = Date.now() - sessionMinutes * 60_000;
    return this.all().filter((session) => session.lastUse < limit && !session.transaction);
  }
}
