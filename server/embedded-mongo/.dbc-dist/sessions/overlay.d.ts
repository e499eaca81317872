import type { Entry, View } from '../storage/view.ts';
interface Write {
    key: Buffer;
    /** Undefined: removed. */
    value: Buffer | undefined;
}
/** What an open transaction has written, laid over the snapshot that it reads. */
export declare class Overlay implements View {
    #private;
    bytes: number;
    constructor(below: View);
    set(key: Buffer, value: Buffer | undefined): void;
    writes(): Iterable<Write>;
    get(key: Buffer): Buffer | undefined;
    range(low: Buffer, high: Buffer, limit: number, reverse: boolean): Entry[];
}
export {};
