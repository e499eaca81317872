import { ClusterClock } from './clock.ts';
import { CursorTable } from './cursors/cursor-table.ts';
import { ClaimsTable } from './sessions/claims-table.ts';
import { type Session, SessionTable } from './sessions/session-table.ts';
import { SnapshotTable } from './sessions/snapshot-table.ts';
import { OpenTransaction } from './sessions/transaction.ts';
import { Catalogue } from './storage/catalogue.ts';
import type { Store } from './storage/environment.ts';
import { GroupWriter } from './storage/group-writer.ts';
import { DirectTarget } from './storage/target.ts';
/** Everything that commands work with; one a process. */
export declare class Engine {
    #private;
    readonly store: Store;
    readonly catalogue: Catalogue;
    readonly writer: GroupWriter;
    readonly claims: ClaimsTable;
    readonly direct: DirectTarget;
    readonly sessions: SessionTable;
    readonly cursors: CursorTable;
    readonly snapshots: SnapshotTable;
    readonly clock: ClusterClock;
    readonly startedAt: number;
    readonly counters: {
        connections: number;
        totalConnections: number;
        commands: number;
    };
    host: string;
    constructor(store: Store);
    /** Finishes what a sudden end has left behind. */
    recover(): Promise<void>;
    /** Empties what was dropped, in the background; what is left undone is done at the next start. */
    purge(): void;
    begin(session: Session): OpenTransaction;
    /** Undoes the session's open transaction, if there is one. */
    abort(session: Session): void;
    /** Undoes, as soon as it may, each transaction that nobody is left to end. */
    disconnected(connection: number): void;
    close(): Promise<void>;
}
