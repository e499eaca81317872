import { type Claims } from '../storage/target.ts';
export interface Holder {
    /** Resolves when the holder has committed or aborted. */
    readonly released: Promise<void>;
}
/** Which open transaction has written which key. */
export declare class ClaimsTable implements Claims {
    #private;
    check(key: Buffer): void;
    holderOf(key: Buffer): Holder | undefined;
    take(key: Buffer, holder: Holder): string;
    release(names: Iterable<string>): void;
}
