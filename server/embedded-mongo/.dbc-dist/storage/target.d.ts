import type { Catalogue } from './catalogue.ts';
import type { Collection } from './catalogue-types.ts';
import type { Store } from './environment.ts';
import { type Entry, type View } from './view.ts';
/** Thrown by `claim`: somebody's open transaction holds the key; try again after `released`. */
export declare class KeyHeld extends Error {
    readonly released: Promise<void>;
    constructor(released: Promise<void>);
}
/** Where documents and index entries are written: the store itself, or an open transaction. */
export interface Target extends View {
    /** To be called before anything is written for a key whose uniqueness or value matters. */
    claim(key: Buffer): void;
    put(key: Buffer, value: Buffer): void;
    remove(key: Buffer): void;
    adjust(collection: Collection, documents: number, bytes: number): void;
    /** An index has learnt something about its keys (multikey, shortened). */
    indexChanged(collection: Collection): void;
}
export interface Claims {
    /** Throws KeyHeld while an open transaction has written this key. */
    check(key: Buffer): void;
}
/** Writes into the group that is being committed. */
export declare class DirectTarget implements Target {
    #private;
    constructor(store: Store, catalogue: Catalogue, claims: Claims);
    get(key: Buffer): Buffer | undefined;
    range(low: Buffer, high: Buffer, limit: number, reverse: boolean): Entry[];
    claim(key: Buffer): void;
    put(key: Buffer, value: Buffer): void;
    remove(key: Buffer): void;
    adjust(collection: Collection, documents: number, bytes: number): void;
    indexChanged(collection: Collection): void;
}
