import { DatabaseError } from '../errors.js';
import { commitNow, syncToDisk } from './environment.js';
import { StoreFailure } from './write-in-group.js';
/** Milliseconds that one group may hold the process before it is committed. */
const groupBudget = 20;
/**
 * All writing goes through here, one group a turn of the event loop, each group one LMDB transaction. A promise
 * resolves only when its group is on the disk; groups that are committed while a sync runs share the next one.
 */
export class GroupWriter {
    #store;
    #afterAbort;
    #beforeCommit;
    #queue = [];
    #scheduled = false;
    #syncing = false;
    #unsynced = [];
    #failure;
    constructor(store, hooks) {
        this.#store = store;
        this.#beforeCommit = hooks.beforeCommit;
        this.#afterAbort = hooks.afterAbort;
    }
    /** Runs the writing in the next groups; an error it throws is its own and leaves the group's other work alone. */
    run(start) {
        return new Promise((resolve, reject) => {
            this.#queue.push({
                writing: start(),
                resolve: resolve,
                reject,
                undone: false,
            });
            this.#schedule();
        });
    }
    /** Runs writing that is done in one go. */
    runAtOnce(work) {
        return this.run(() => ({ next: () => ({ done: true, value: work() }) }));
    }
    #schedule() {
        if (this.#scheduled)
            return;
        this.#scheduled = true;
        setImmediate(() => {
            this.#scheduled = false;
            this.#runGroup();
            if (this.#queue.length > 0)
                this.#schedule();
        });
    }
    #runGroup() {
        const jobs = this.#queue;
        this.#queue = [];
        const finished = [];
        try {
            if (this.#failure)
                throw this.#failure;
            commitNow(this.#store, () => {
                this.#advanceAll(jobs, finished);
                this.#beforeCommit();
            });
        }
        catch (error) {
            this.#failGroup(jobs, error);
            return;
        }
        this.#unsynced.push(...finished);
        this.#sync();
    }
    /** What is not done when the time is up goes on behind all that has not had its turn. */
    #advanceAll(jobs, finished) {
        const deadline = performance.now() + groupBudget;
        const unfinished = [];
        jobs.forEach((job, position) => {
            if (position > 0 && performance.now() > deadline)
                this.#queue.push(job);
            else if (!this.#advance(job, deadline, finished))
                unfinished.push(job);
        });
        this.#queue.push(...unfinished);
    }
    /** False when the time was up before the work was done. */
    #advance(job, deadline, finished) {
        try {
            do {
                const step = job.writing.next();
                if (step.done) {
                    finished.push({ job, settle: () => job.resolve(step.value) });
                    return true;
                }
                if (step.value) {
                    this.#park(job, step.value);
                    return true;
                }
            } while (performance.now() < deadline);
            return false;
        }
        catch (error) {
            if (error instanceof StoreFailure)
                throw error;
            finished.push({ job, settle: () => job.reject(error) });
            return true;
        }
    }
    #park(job, until) {
        const again = () => {
            if (job.undone)
                return;
            this.#queue.push(job);
            this.#schedule();
        };
        until.then(again, again);
    }
    #failGroup(jobs, error) {
        this.#queue = this.#queue.filter((job) => !jobs.includes(job));
        this.#afterAbort();
        const reason = error instanceof Error ? error.message : String(error);
        const answer = new DatabaseError('OperationFailed', `The write could not be stored: ${reason}`);
        for (const job of jobs) {
            job.undone = true;
            job.reject(answer);
        }
    }
    #sync() {
        if (this.#syncing || this.#unsynced.length === 0)
            return;
        this.#syncing = true;
        const waiting = this.#unsynced;
        this.#unsynced = [];
        syncToDisk(this.#store).then(() => this.#synced(waiting), (error) => this.#syncFailed(waiting, error));
    }
    #synced(waiting) {
        this.#syncing = false;
        for (const outcome of waiting)
            outcome.settle();
        this.#sync();
    }
    /** After a failed fdatasync nobody can know what is on the disk, so no further write is accepted. */
    #syncFailed(waiting, error) {
        this.#syncing = false;
        this.#failure = error;
        for (const { job } of waiting)
            job.reject(new DatabaseError('OperationFailed', `The disk refused: ${error.message}`));
        this.#sync();
    }
    /** Resolves when all that was queued is on the disk. */
    async drain() {
        await this.runAtOnce(() => undefined);
    }
}
//# sourceMappingURL=group-writer.js.map