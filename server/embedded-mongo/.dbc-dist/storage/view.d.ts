import type { Transaction } from 'lmdb';
import type { Store } from './environment.ts';
export interface Entry {
    key: Buffer;
    value: Buffer;
}
/** A consistent picture of the store that can be read. Ranges are half open: from `low` up to but without `high`. */
export interface View {
    get(key: Buffer): Buffer | undefined;
    range(low: Buffer, high: Buffer, limit: number, reverse: boolean): Entry[];
}
/** Reads the newest committed state, or a fixed snapshot when a read transaction is given. */
export declare class StoreView implements View {
    #private;
    constructor(store: Store, snapshot?: Transaction);
    get(key: Buffer): Buffer | undefined;
    range(low: Buffer, high: Buffer, limit: number, reverse: boolean): Entry[];
}
