/** Takes the values of one group one by one. */
export interface Accumulator {
    add(value: unknown): void;
    result(): unknown;
    /** True while every value added is held in memory. */
    readonly keeps?: boolean;
}
/** Accumulators that need nothing but one value for each document. */
export declare const simpleAccumulators: Map<string, () => Accumulator>;
