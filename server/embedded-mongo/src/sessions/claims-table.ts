import { type Claims, KeyHeld } from '../storage/target.ts';

export interface Holder {
  /** Resolves when the holder has committed or aborted. */
  readonly released: Promise<void>;
}

/** Which open transaction has written which key. */
export class ClaimsTable implements Claims {
  readonly #holders = new Map<string, Holder>();

  check(key: Buffer): void {
    if (this.#holders.size === 0) return;
    const holder = this.#holders.get(key.toString('latin1'));
    if (holder) throw new KeyHeld(holder.released);
  }

  holderOf(key: Buffer): Holder | undefined {
    return this.#holders.get(key.toString('latin1'));
  }

  take(key: Buffer, holder: Holder): string {
    const name = key.toString('latin1');
    this.#holders.set(name, holder);
    return name;
  }

  release(names: Iterable<string>): void {
    for (const name of names) this.#holders.delete(name);
  }
}
