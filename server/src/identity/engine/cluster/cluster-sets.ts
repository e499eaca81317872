/** Disjoint sets of accounts whose members can be walked; joining keeps the larger set's root. */
export class ClusterSets {
  readonly #parents: Int32Array;
  readonly #sizes: Int32Array;
  /** The members of a set form a ring. */
  readonly #next: Int32Array;

  constructor(accounts: number) {
    this.#parents = Int32Array.from({ length: accounts }, (_, account) => account);
    this.#next = this.#parents.slice();
    this.#sizes = new Int32Array(accounts).fill(1);
  }

  find(account: number): number {
    let root = account;
    while (this.#parents[root] !== root) {
      const grandparent = this.#parents[this.#parents[root] as number] as number;
      this.#parents[root] = grandparent;
      root = grandparent;
    }
    return root;
  }

  sizeOf(root: number): number {
    return this.#sizes[root] as number;
  }

  members(root: number): number[] {
    const members = [root];
    for (let at = this.#next[root] as number; at !== root; at = this.#next[at] as number)
      members.push(at);
    return members;
  }

  /** Joins two different roots. */
  join(one: number, other: number): void {
    const [kept, gone] = this.sizeOf(one) >= this.sizeOf(other) ? [one, other] : [other, one];
    this.#parents[gone] = kept;
    this.#sizes[kept] = this.sizeOf(kept) + this.sizeOf(gone);
    const after = this.#next[kept] as number;
    this.#next[kept] = this.#next[gone] as number;
    this.#next[gone] = after;
  }
}
