import { DatabaseError } from '../errors.ts';

/** Bytes that one batch may hold. */
const maxBatchBytes = 16 * 1024 * 1024;

/** Milliseconds of work after which others may go first. */
const timeSlice = 10;

export interface Batch {
  documents: Buffer[];
  held: Buffer | undefined;
  done: boolean;
}

export function letOthersGo(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Ends work that takes longer than the client allowed. */
export class Deadline {
  readonly #at: number;

  constructor(milliseconds: number | undefined) {
    this.#at = milliseconds ? performance.now() + milliseconds : Number.POSITIVE_INFINITY;
  }

  /** Resolves with the work or when the time is up, whichever comes first. */
  orPassed(work: Promise<unknown>): Promise<unknown> {
    if (this.#at === Number.POSITIVE_INFINITY) return work;
    let timer: NodeJS.Timeout | undefined;
    const passed = new Promise((resolve) => {
      timer = setTimeout(resolve, Math.max(1, Math.ceil(this.#at - performance.now()) + 1));
    });
    return Promise.race([work, passed]).finally(() => clearTimeout(timer));
  }

  check(): void {
    if (performance.now() > this.#at)
      throw new DatabaseError('MaxTimeMSExpired', 'operation exceeded time limit');
  }
}

/** Lets others go first after a while, and ends what takes too long. */
class Pacer {
  readonly #deadline: Deadline;
  #pauseAt = performance.now() + timeSlice;

  constructor(deadline: Deadline) {
    this.#deadline = deadline;
  }

  /** A promise when it is time to pause. */
  pause(): Promise<void> | undefined {
    if (performance.now() < this.#pauseAt) return undefined;
    this.#deadline.check();
    return letOthersGo().then(() => {
      this.#pauseAt = performance.now() + timeSlice;
    });
  }
}

/** Takes up to `limit` documents that fit into one answer. */
export async function fillBatch(
  flow: Iterator<Buffer | undefined>,
  limit: number,
  deadline: Deadline,
  first?: Buffer,
): Promise<Batch> {
  const documents: Buffer[] = first ? [first] : [];
  const pacer = new Pacer(deadline);
  let bytes = lengthOf(first);
  while (documents.length < limit) {
    const step = flow.next();
    if (step.done) return { documents, held: undefined, done: true };
    if (!step.value) {
      await pacer.pause();
      continue;
    }
    bytes += step.value.length;
    if (bytes > maxBatchBytes && documents.length > 0)
      return { documents, held: step.value, done: false };
    documents.push(step.value);
  }
  return { documents, held: undefined, done: false };
}

function lengthOf(bytes: Buffer | undefined): number {
  return bytes ? bytes.length : 0;
}

/** Runs a flow to its end for its effects, giving way to others. */
export async function drainFlow<T>(
  flow: Iterator<T | undefined>,
  deadline: Deadline,
  take: (value: T) => void,
): Promise<void> {
  const pacer = new Pacer(deadline);
  for (let step = flow.next(); !step.done; step = flow.next()) {
    if (step.value !== undefined) take(step.value);
    const pause = step.value === undefined ? pacer.pause() : undefined;
    if (pause) await pause;
  }
}
