/** A key for Map and Set under which equal values in BSON's sense, and only they, meet. */
export declare function equalityKey(value: unknown): string | number;
/** Values of a set, each once, in the order of their first appearance. */
export declare class ValueSet {
    #private;
    constructor(values?: Iterable<unknown>);
    /** False when an equal value is there already. */
    add(value: unknown): boolean;
    has(value: unknown): boolean;
    values(): unknown[];
    get size(): number;
}
