/** A running sum in the widest type seen: whole numbers exactly, doubles with their rounding errors kept. */
export declare class Sum {
    #private;
    count: number;
    add(value: unknown): void;
    total(): unknown;
    average(): unknown;
}
