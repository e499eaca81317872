import { DatabaseError } from '../errors.js';
/** Bytes that one batch may hold. */
const maxBatchBytes = 16 * 1024 * 1024;
/** Milliseconds of work after which others may go first. */
const timeSlice = 10;
export function letOthersGo() {
    return new Promise((resolve) => setImmediate(resolve));
}
/** Ends work that takes longer than the client allowed. */
export class Deadline {
    #at;
    constructor(milliseconds) {
        this.#at = milliseconds ? performance.now() + milliseconds : Number.POSITIVE_INFINITY;
    }
    check() {
        if (performance.now() > this.#at)
            throw new DatabaseError('MaxTimeMSExpired', 'operation exceeded time limit');
    }
}
/** Lets others go first after a while, and ends what takes too long. */
class Pacer {
    #deadline;
    #pauseAt = performance.now() + timeSlice;
    constructor(deadline) {
        this.#deadline = deadline;
    }
    /** A promise when it is time to pause. */
    pause() {
        if (performance.now() < this.#pauseAt)
            return undefined;
        this.#deadline.check();
        return letOthersGo().then(() => {
            this.#pauseAt = performance.now() + timeSlice;
        });
    }
}
/** Takes up to `limit` documents that fit into one answer. */
export async function fillBatch(flow, limit, deadline, first) {
    const documents = first ? [first] : [];
    const pacer = new Pacer(deadline);
    let bytes = lengthOf(first);
    while (documents.length < limit) {
        const step = flow.next();
        if (step.done)
            return { documents, held: undefined, done: true };
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
function lengthOf(bytes) {
    return bytes ? bytes.length : 0;
}
/** Runs a flow to its end for its effects, giving way to others. */
export async function drainFlow(flow, deadline, take) {
    const pacer = new Pacer(deadline);
    for (let step = flow.next(); !step.done; step = flow.next()) {
        if (step.value !== undefined)
            take(step.value);
        const pause = step.value === undefined ? pacer.pause() : undefined;
        if (pause)
            await pause;
    }
}
//# sourceMappingURL=fill-batch.js.map