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

  check(): void {
    if (performance.now() > this.#at)
      throw new DatabaseError('MaxTimeMSExpired', 'operation exceeded time limit');
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
  let bytes = first?.length ?? 0;
  let pauseAt = performance.now() + timeSlice;
  while (documents.length < limit) {
    const step = flow.next();
    if (step.done) return { documents, held: undefined, done: true };
    if (step.value) {
      if (documents.length > 0 && bytes + step.value.length > maxBatchBytes)
        return { documents, held: step.value, done: false };
      documents.push(step.value);
      bytes += step.value.length;
    } else if (performance.now() > pauseAt) {
      deadline.check();
      await letOthersGo();
      pauseAt = performance.now() + timeSlice;
    }
  }
  return { documents, held: undefined, done: false };
}

/** Runs a flow to its end for its effects, giving way to others. */
export async function drainFlow<T>(
  flow: Iterator<T | undefined>,
  deadline: Deadline,
  take: (value: T) => void,
): Promise<void> {
  let pauseAt = performance.now() + timeSlice;
  for (let step = flow.next(); !step.done; step = flow.next()) {
    if (step.value !== undefined) {
      take(step.value);
    } else if (performance.now() > pauseAt) {
      deadline.check();
      await letOthersGo();
      pauseAt = performance.now() + timeSlice;
    }
  }
}
