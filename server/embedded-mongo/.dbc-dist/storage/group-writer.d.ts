import { type Store } from './environment.ts';
/** What a piece of writing yields: undefined where the group may be committed, a promise it must wait for. */
export type Pause = Promise<unknown> | undefined;
export type Writing<T> = Generator<Pause, T, undefined>;
/** What the writer makes use of in a piece of writing. */
type Steps<T> = Iterator<Pause, T, undefined>;
/**
 * All writing goes through here, one group a turn of the event loop, each group one LMDB transaction. A promise
 * resolves only when its group is on the disk; groups that are committed while a sync runs share the next one.
 */
export declare class GroupWriter {
    #private;
    constructor(store: Store, hooks: {
        beforeCommit(): void;
        afterAbort(): void;
    });
    /** Runs the writing in the next groups; an error it throws is its own and leaves the group's other work alone. */
    run<T>(start: () => Steps<T>): Promise<T>;
    /** Runs writing that is done in one go. */
    runAtOnce<T>(work: () => T): Promise<T>;
    /** Resolves when all that was queued is on the disk. */
    drain(): Promise<void>;
}
export {};
