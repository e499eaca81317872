import { randomBytes } from 'node:crypto';
import { Long } from 'bson';
import { DatabaseError } from '../errors.js';
/** Milliseconds after which an unused cursor is closed. */
const idleLimit = 10 * 60_000;
/** The open cursors. */
export class CursorTable {
    #cursors = new Map();
    add(cursor) {
        const id = Long.fromBytes([...randomBytes(7), 0], false, true);
        const opened = Object.assign(cursor, { id, lastUse: Date.now(), busy: false });
        this.#cursors.set(id.toString(), opened);
        return opened;
    }
    get(id, namespace) {
        const cursor = this.#cursors.get(id.toString());
        if (!cursor)
            throw new DatabaseError('CursorNotFound', `cursor id ${id} not found`);
        if (cursor.namespace !== namespace)
            throw new DatabaseError('Unauthorized', `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace ${cursor.namespace}`);
        return cursor;
    }
    has(id) {
        return this.#cursors.has(id.toString());
    }
    get size() {
        return this.#cursors.size;
    }
    close(id) {
        const cursor = this.#cursors.get(id.toString());
        if (!cursor)
            return false;
        this.#cursors.delete(id.toString());
        if (!cursor.busy)
            cursor.documents.return();
        cursor.release();
        return true;
    }
    closeWhere(condition) {
        for (const cursor of [...this.#cursors.values()])
            if (condition(cursor))
                this.close(cursor.id);
    }
    closeIdle() {
        const limit = Date.now() - idleLimit;
        this.closeWhere((cursor) => !cursor.keepForever && !cursor.busy && cursor.lastUse < limit);
    }
}
//# sourceMappingURL=cursor-table.js.map