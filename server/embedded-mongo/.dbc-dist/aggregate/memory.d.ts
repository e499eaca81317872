/** Bytes that a stage may hold, as MongoDB's default. */
export declare const stageMemoryLimit: number;
/** Counts what a stage holds and refuses more than MongoDB would hold without a disk. */
export declare class MemoryBudget {
    #private;
    constructor(stage: string);
    hold(bytes: number): void;
}
/** About the bytes that a value takes. */
export declare function sizeOf(value: unknown): number;
