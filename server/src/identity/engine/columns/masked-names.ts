import { sharedInts } from './shared-memory.ts';
import { grown, TextPool, type TextPoolParts } from './text-pool.ts';

/** All that is held, in memory that threads share. */
export interface MaskedNamesParts {
  masks: TextPoolParts;
  of: Int32Array;
}

/** What is seen of given names that are masked (the `*明` of 张*明), by account; most lists have none. */
export class MaskedNames {
  readonly #masks: TextPool;
  /** By account the number of its mask, 0 = none; reaches no further than the last account with one. */
  #of: Int32Array;

  constructor(parts?: MaskedNamesParts) {
    this.#masks = new TextPool(parts?.masks);
    this.#of = parts?.of ?? sharedInts(0);
  }

  get parts(): MaskedNamesParts {
    return { masks: this.#masks.parts, of: this.#of };
  }

  set(account: number, mask: string | null): void {
    if (mask !== null && account >= this.#of.length) {
      this.#of = grown(this.#of, sharedInts(2 * account + 1));
    }
    if (account < this.#of.length) this.#of[account] = mask === null ? 0 : this.#masks.intern(mask);
  }

  has(account: number): boolean {
    return account < this.#of.length && this.#of[account] !== 0;
  }

  text(account: number): string | null {
    return this.has(account) ? this.#masks.text(this.#of[account] as number) : null;
  }
}
