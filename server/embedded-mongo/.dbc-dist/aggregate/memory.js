import { Binary, BSONRegExp, Code } from 'bson';
import { isDocument } from '../bson/types.js';
import { DatabaseError } from '../errors.js';
/** Bytes that a stage may hold, as MongoDB's default. */
export const stageMemoryLimit = 100 * 1024 * 1024;
/** Counts what a stage holds and refuses more than MongoDB would hold without a disk. */
export class MemoryBudget {
    #stage;
    #bytes = 0;
    constructor(stage) {
        this.#stage = stage;
    }
    hold(bytes) {
        this.#bytes += bytes;
        if (this.#bytes > stageMemoryLimit)
            throw new DatabaseError('QueryExceededMemoryLimitNoDiskUseAllowed', `Exceeded memory limit for ${this.#stage}, but didn't allow external spilling; pass allowDiskUse:true to opt in`);
    }
}
const word = 16;
/** About the bytes that a value takes. */
export function sizeOf(value) {
    if (typeof value === 'string')
        return word + value.length;
    if (typeof value !== 'object' || value === null)
        return word;
    if (Array.isArray(value))
        return value.reduce((sum, part) => sum + sizeOf(part), word);
    if (isDocument(value)) {
        let sum = word;
        for (const name of Object.keys(value))
            sum += name.length + sizeOf(value[name]);
        return sum;
    }
    if (value instanceof Binary)
        return word + value.length();
    if (value instanceof BSONRegExp || value instanceof Code)
        return word * 4;
    return word * 2;
}
//# sourceMappingURL=memory.js.map