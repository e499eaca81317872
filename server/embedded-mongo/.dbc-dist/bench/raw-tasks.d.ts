import { type Task } from './figure.ts';
/** What can be done at best: the same entries in LMDB itself, in one process, without a protocol or a language. */
export declare class RawStore {
    #private;
    constructor(directory: string);
    /** Inserts the next documents; on the disk when it returns. */
    insert(count: number): void;
    tasks(size: number): Task[];
    close(): Promise<void>;
}
