import { randomBytes } from 'node:crypto';
import { Long } from 'bson';
import { DatabaseError } from '../errors.ts';
import type { Flow } from '../storage/scan.ts';

/** Milliseconds after which an unused cursor is closed. */
const idleLimit = 10 * 60_000;

export interface Cursor {
  readonly id: Long;
  readonly namespace: string;
  readonly documents: Flow<Buffer>;
  /** A document that did not fit into the last batch. */
  held: Buffer | undefined;
  readonly session: string | undefined;
  readonly keepForever: boolean;
  /** The transaction it belongs to; it cannot be used outside it. */
  readonly transaction: object | undefined;
  /** Milliseconds one fetch may take, as the first command said. */
  readonly maxTime: number | undefined;
  lastUse: number;
  busy: boolean;
  /** Gives back what the cursor holds. */
  readonly release: () => void;
}

/** The open cursors. */
export class CursorTable {
  readonly #cursors = new Map<string, Cursor>();
  /** Why a cursor is no more, until somebody asks for it. */
  readonly #killed = new Map<string, { reason: string; at: number }>();

  add(cursor: Omit<Cursor, 'id' | 'lastUse' | 'busy'>): Cursor {
    const id = Long.fromBytes([...randomBytes(7), 0], false, true);
    const opened = Object.assign(cursor, { id, lastUse: Date.now(), busy: false });
    this.#cursors.set(id.toString(), opened);
    return opened;
  }

  get(id: Long, namespace: string): Cursor {
    const killed = this.#killed.get(id.toString());
    if (killed) {
      this.#killed.delete(id.toString());
      throw new DatabaseError('QueryPlanKilled', killed.reason);
    }
    const cursor = this.#cursors.get(id.toString());
    if (!cursor) throw new DatabaseError('CursorNotFound', `cursor id ${id} not found`);
    if (cursor.namespace !== namespace)
      throw new DatabaseError(
        'Unauthorized',
        `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace ${cursor.namespace}`,
      );
    return cursor;
  }

  has(id: Long): boolean {
    return this.#cursors.has(id.toString());
  }

  get size(): number {
    return this.#cursors.size;
  }

  close(id: Long): boolean {
    const cursor = this.#cursors.get(id.toString());
    if (!cursor) return this.#killed.delete(id.toString());
    this.#cursors.delete(id.toString());
    if (!cursor.busy) cursor.documents.return();
    cursor.release();
    return true;
  }

  closeWhere(condition: (cursor: Cursor) => boolean): void {
    for (const cursor of [...this.#cursors.values()]) if (condition(cursor)) this.close(cursor.id);
  }

  /** Closes cursors that cannot go on; their next use is told the reason. */
  killWhere(condition: (cursor: Cursor) => boolean, reason: string): void {
    for (const cursor of [...this.#cursors.values()]) {
      if (!condition(cursor)) continue;
      this.close(cursor.id);
      this.#killed.set(cursor.id.toString(), { reason, at: Date.now() });
    }
  }

  closeIdle(): void {
    const limit = Date.now() - idleLimit;
    this.closeWhere((cursor) => !cursor.keepForever && !cursor.busy && cursor.lastUse < limit);
    for (const [id, { at }] of this.#killed) if (at < limit) this.#killed.delete(id);
  }
}
