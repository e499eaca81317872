import { DatabaseError } from '../errors.ts';
import { type PendingWrites, StoreFailure } from './pending-writes.ts';

/** What a piece of writing yields: undefined where others may go first, a promise it must wait for. */
export type Pause = Promise<unknown> | undefined;
export type Writing<T> = Generator<Pause, T, undefined>;

/** What the writer makes use of in a piece of writing. */
type Steps<T> = Iterator<Pause, T, undefined>;

interface Job {
  writing: Steps<unknown>;
  resolve(value: unknown): void;
  reject(error: unknown): void;
  /** Answered, or undone with all that it has written. */
  over: boolean;
}

/** Milliseconds that writing may hold the process before others have their turn. */
const turnBudget = 10;

/** Milliseconds that what is done may wait for what is not, before it is committed. */
const patience = 20;

/**
 * All writing goes through here: in turns of the event loop into the pending writes, and from there in groups to the
 * disk, one group at a time while the next one gathers. A promise resolves only when its group is on the disk.
 */
export class GroupWriter {
  readonly #pending: PendingWrites;
  readonly #afterAbort: () => void;
  readonly #beforeCommit: () => void;
  readonly #jobs = new Set<Job>();
  #queue: Job[] = [];
  #scheduled = false;
  #committing = false;
  /** What is to be called when the group that gathers is on the disk, or is undone. */
  #waiting: ((error?: unknown) => void)[] = [];
  #since: number | undefined;
  #broken: unknown;
  #failure: DatabaseError | undefined;

  constructor(pending: PendingWrites, hooks: { beforeCommit(): void; afterAbort(): void }) {
    this.#pending = pending;
    this.#beforeCommit = hooks.beforeCommit;
    this.#afterAbort = hooks.afterAbort;
  }

  /** Runs the writing in the next groups; an error it throws is its own and leaves the group's other work alone. */
  run<T>(start: () => Steps<T>): Promise<T> {
    if (this.#failure) return Promise.reject(this.#failure);
    return new Promise<T>((resolve, reject) => {
      const job = {
        writing: start(),
        resolve: resolve as Job['resolve'],
        reject,
        over: false,
      };
      this.#jobs.add(job);
      this.#queue.push(job);
      this.#schedule();
    });
  }

  /** Runs writing that is done in one go. */
  runAtOnce<T>(work: () => T): Promise<T> {
    return this.run(() => ({ next: () => ({ done: true, value: work() }) }));
  }

  /** Resolves when all that has been written up to now is in the store. */
  settled(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push((error) => (error ? reject(error) : resolve()));
      this.#schedule();
    });
  }

  /** Resolves when all that was queued is on the disk. */
  async drain(): Promise<void> {
    await this.runAtOnce(() => undefined);
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#turn();
    });
  }

  #turn(): void {
    if (this.#committing && (this.#pending.isFull || this.#broken)) return;
    const jobs = this.#queue;
    this.#queue = [];
    try {
      this.#advanceAll(jobs);
      if (!this.#committing && this.#isDue()) this.#commit();
    } catch (error) {
      this.#broken = error;
      if (!this.#committing) this.#undo(error);
      return;
    }
    if (this.#queue.length > 0) this.#schedule();
  }

  /** What is not done when the time is up goes on behind all that has not had its turn. */
  #advanceAll(jobs: Job[]): void {
    this.#since ??= performance.now();
    const deadline = performance.now() + turnBudget;
    const unfinished: Job[] = [];
    jobs.forEach((job, position) => {
      if (position > 0 && performance.now() > deadline) this.#queue.push(job);
      else if (!this.#advance(job, deadline)) unfinished.push(job);
    });
    this.#queue.push(...unfinished);
  }

  /** False when the time was up before the work was done. */
  #advance(job: Job, deadline: number): boolean {
    try {
      do {
        const step = job.writing.next();
        if (step.done) {
          this.#finish(job, () => job.resolve(step.value));
          return true;
        }
        if (step.value) {
          this.#park(job, step.value);
          return true;
        }
      } while (performance.now() < deadline && !this.#pending.isFull);
      return false;
    } catch (error) {
      if (error instanceof StoreFailure) throw error;
      this.#finish(job, () => job.reject(error));
      return true;
    }
  }

  #finish(job: Job, answer: () => void): void {
    this.#waiting.push((error) => {
      if (error) return;
      this.#jobs.delete(job);
      job.over = true;
      answer();
    });
  }

  #park(job: Job, until: Promise<unknown>): void {
    const again = () => {
      if (job.over) return;
      this.#queue.push(job);
      this.#schedule();
    };
    until.then(again, again);
  }

  #isDue(): boolean {
    if (this.#queue.length === 0 || this.#pending.isFull) return true;
    return performance.now() - (this.#since as number) > patience;
  }

  #commit(): void {
    this.#beforeCommit();
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#since = undefined;
    if (this.#pending.isEmpty) {
      for (const done of waiting) done();
      return;
    }
    this.#committing = true;
    this.#pending.commit().then(
      () => this.#committed(waiting),
      (error: unknown) => this.#commitFailed(waiting, error),
    );
  }

  #committed(waiting: ((error?: unknown) => void)[]): void {
    this.#committing = false;
    for (const done of waiting) done();
    if (this.#broken) this.#undo(this.#broken);
    else if (this.#hasWork) this.#turn();
  }

  get #hasWork(): boolean {
    return this.#queue.length > 0 || this.#waiting.length > 0 || !this.#pending.isEmpty;
  }

  #commitFailed(waiting: ((error?: unknown) => void)[], error: unknown): void {
    this.#committing = false;
    this.#waiting.unshift(...waiting);
    if (!isLackOfSpace(error)) this.#failure = refusal('The disk refused', error);
    this.#undo(error);
  }

  /** Whoever has not been answered is told that nothing was done. */
  #undo(error: unknown): void {
    const answer = refusal('The write could not be stored', error);
    const [jobs, waiting] = [[...this.#jobs], this.#waiting];
    this.#jobs.clear();
    this.#queue = [];
    this.#waiting = [];
    this.#broken = undefined;
    this.#since = undefined;
    this.#pending.forget();
    this.#afterAbort();
    for (const done of waiting) done(answer);
    for (const job of jobs) {
      job.over = true;
      job.reject(answer);
    }
  }
}

function refusal(what: string, error: unknown): DatabaseError {
  const reason = error instanceof Error ? error.message : String(error);
  return new DatabaseError('OperationFailed', `${what}: ${reason}`);
}

/** ENOSPC, and LMDB's own word for a map that cannot grow: nothing is broken, and later writes may fit. */
function isLackOfSpace(error: unknown): boolean {
  return [28, -30_792].includes((error as { code?: number }).code ?? 0);
}
