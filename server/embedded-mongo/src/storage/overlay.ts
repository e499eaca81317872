import { justAfter } from './scan.ts';
import type { Entry, View } from './view.ts';

export interface Write {
  /** The key's bytes as a string, which compares as they do. */
  name: string;
  key: Buffer;
  /** Undefined: removed. */
  value: Buffer | undefined;
}

/** New keys are put in order when there are more of them than this. */
const mostUnsorted = 256;

/** What has been written and is not in the store yet, laid over what is read below it. */
export class Overlay implements View {
  #below: View;
  readonly #writes = new Map<string, Write>();
  #sorted: Write[] = [];
  #unsorted: Write[] = [];
  bytes = 0;

  constructor(below: View) {
    this.#below = below;
  }

  get size(): number {
    return this.#writes.size;
  }

  set(key: Buffer, value: Buffer | undefined): void {
    this.add({ name: key.toString('latin1'), key, value });
  }

  /** Takes a write over as it is. */
  add(added: Write): void {
    const { name, key, value } = added;
    this.bytes += (value?.length ?? 0) + key.length;
    const write = this.#writes.get(name);
    if (write) {
      write.value = value;
      return;
    }
    this.#writes.set(name, added);
    this.#unsorted.push(added);
  }

  /** Lays it over another view that reads the same. */
  moveTo(below: View): void {
    this.#below = below;
  }

  /** In the order of their keys. */
  inOrder(): readonly Write[] {
    this.#sort();
    return this.#sorted;
  }

  writes(): Iterable<Write> {
    return this.#writes.values();
  }

  has(key: Buffer): boolean {
    return this.#writes.size > 0 && this.#writes.has(key.toString('latin1'));
  }

  get(key: Buffer): Buffer | undefined {
    const write = this.#writes.size > 0 ? this.#writes.get(key.toString('latin1')) : undefined;
    return write ? write.value : this.#below.get(key);
  }

  range(low: Buffer, high: Buffer, limit: number, reverse: boolean): Entry[] {
    const own = this.#ownBetween(low.toString('latin1'), high.toString('latin1'));
    if (own.length === 0) return this.#below.range(low, high, limit, reverse);
    if (reverse) own.reverse();
    const result: Entry[] = [];
    let from = low;
    let until = high;
    for (;;) {
      const below = this.#below.range(from, until, limit, reverse);
      const last = below.length < limit ? undefined : below[below.length - 1]?.key;
      mergeInto(result, below, takeUpTo(own, last, reverse), reverse);
      if (!last || result.length >= limit) return result.slice(0, limit);
      if (reverse) until = last;
      else from = justAfter(last);
    }
  }

  #ownBetween(low: string, high: string): Write[] {
    if (this.#unsorted.length > mostUnsorted) this.#sort();
    const own = this.#sorted.slice(this.#position(low), this.#position(high));
    const others = this.#unsorted.filter(({ name }) => name >= low && name < high);
    return others.length > 0 ? [...own, ...others].sort(byName) : own;
  }

  #sort(): void {
    if (this.#unsorted.length === 0) return;
    this.#unsorted.sort(byName);
    this.#sorted = [...this.#sorted, ...this.#unsorted].sort(byName);
    this.#unsorted = [];
  }

  #position(name: string): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle] as Write).name < name) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function byName(a: Write, b: Write): number {
  return a.name < b.name ? -1 : 1;
}

function order(a: Buffer, b: Buffer, reverse: boolean): number {
  return reverse ? Buffer.compare(b, a) : Buffer.compare(a, b);
}

/** Takes off the writes that come no later than `last`. */
function takeUpTo(own: Write[], last: Buffer | undefined, reverse: boolean): Write[] {
  if (!last) return own.splice(0);
  const beyond = own.findIndex((write) => order(write.key, last, reverse) > 0);
  return beyond < 0 ? own.splice(0) : own.splice(0, beyond);
}

function mergeInto(result: Entry[], below: Entry[], own: Write[], reverse: boolean): void {
  let at = 0;
  for (const write of own) {
    while (at < below.length && order((below[at] as Entry).key, write.key, reverse) < 0) {
      result.push(below[at] as Entry);
      at += 1;
    }
    if (at < below.length && (below[at] as Entry).key.equals(write.key)) at += 1;
    if (write.value) result.push({ key: write.key, value: write.value });
  }
  for (; at < below.length; at += 1) result.push(below[at] as Entry);
}
