/** A growing byte buffer for keys; reused from key to key, `take` copies out. */
export declare class KeyWriter {
    #private;
    length: number;
    reset(): void;
    byte(value: number): void;
    bytes(source: Uint8Array): void;
    uint32(value: number): void;
    uint64(value: bigint): void;
    /** A double so that bytes sort as numbers do; NaN sorts first. */
    double(value: number): void;
    /** UTF-8 with zero bytes escaped, ended by a zero byte. */
    text(value: string): void;
    /** Inverts every byte from `start` on, which turns the order round. */
    invert(start: number): void;
    view(start: number): Buffer;
    take(): Buffer;
}
