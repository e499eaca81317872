export interface Batch {
    documents: Buffer[];
    held: Buffer | undefined;
    done: boolean;
}
export declare function letOthersGo(): Promise<void>;
/** Ends work that takes longer than the client allowed. */
export declare class Deadline {
    #private;
    constructor(milliseconds: number | undefined);
    check(): void;
}
/** Takes up to `limit` documents that fit into one answer. */
export declare function fillBatch(flow: Iterator<Buffer | undefined>, limit: number, deadline: Deadline, first?: Buffer): Promise<Batch>;
/** Runs a flow to its end for its effects, giving way to others. */
export declare function drainFlow<T>(flow: Iterator<T | undefined>, deadline: Deadline, take: (value: T) => void): Promise<void>;
