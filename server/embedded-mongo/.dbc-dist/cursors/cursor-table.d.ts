import { Long } from 'bson';
import type { Flow } from '../storage/scan.ts';
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
export declare class CursorTable {
    #private;
    add(cursor: Omit<Cursor, 'id' | 'lastUse' | 'busy'>): Cursor;
    get(id: Long, namespace: string): Cursor;
    has(id: Long): boolean;
    get size(): number;
    close(id: Long): boolean;
    closeWhere(condition: (cursor: Cursor) => boolean): void;
    closeIdle(): void;
}
