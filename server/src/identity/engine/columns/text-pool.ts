import { sharedInts, sharedShorts } from './shared-memory.ts';

/** Reading side of the texts of one pool: code units by id. */
export interface TextReader {
  /** Copies the UTF-16 code units of the text into `target` (as many as fit) and returns how many. */
  read(id: number, target: Uint16Array): number;
}

const NONE = 0;

/** What stands in the entry of a text, side by side so that it is read at once: hash, scope, where its letters start, how many. */
const entrySize = 4;
const SCOPE = 1;
const START = 2;
const LENGTH = 3;

/** All that a pool holds, in memory that threads share. */
export interface TextPoolParts {
  slots: Int32Array;
  entries: Int32Array;
  letters: Uint16Array;
  size: number;
}

const emptyParts = (): TextPoolParts => ({
  slots: sharedInts(1 << 6),
  entries: sharedInts(entrySize << 5),
  letters: sharedShorts(1 << 8),
  size: 0,
});

/**
 * Distinct texts by number, kept outside the garbage-collected heap: the first text gets 1, equal texts (within one
 * scope) the same number; 0 means no text. About 20 bytes a text beside its letters.
 */
export class TextPool implements TextReader {
  #slots: Int32Array;
  #entries: Int32Array;
  #letters: Uint16Array;
  #size: number;
  /** How many letters are in use. */
  #used: number;

  constructor(parts: TextPoolParts = emptyParts()) {
    this.#slots = parts.slots;
    this.#entries = parts.entries;
    this.#letters = parts.letters;
    this.#size = parts.size;
    this.#used = this.#size === 0 ? 0 : this.#startOf(this.#size) + this.#lengthOf(this.#size);
  }

  /** What another thread makes the same pool of; from then on nobody may add to it. */
  get parts(): TextPoolParts {
    return {
      slots: this.#slots,
      entries: this.#entries,
      letters: this.#letters,
      size: this.#size,
    };
  }

  /** How many distinct texts there are; ids run from 1 to this. */
  get size(): number {
    return this.#size;
  }

  intern(text: string, scope = 0): number {
    const hash = hashText(text, scope);
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let id = this.#slots[slot] as number; id !== NONE; id = this.#slots[slot] as number) {
      if (this.#isOf(id, hash, scope) && this.#equals(id, text)) return id;
      slot = (slot + 1) & mask;
    }
    const id = this.#append(text.length, hash, scope, slot);
    const start = this.#startOf(id);
    for (let index = 0; index < text.length; index++) {
      this.#letters[start + index] = text.charCodeAt(index);
    }
    return id;
  }

  /** Adds every text of another pool; gives the number here of each number there. */
  internAll(other: TextPool): Int32Array {
    this.#reserve(other.#size, other.#used);
    const ids = new Int32Array(other.#size + 1);
    for (let id = 1; id <= other.#size; id++) ids[id] = this.#internFrom(other, id);
    return ids;
  }

  #internFrom(other: TextPool, otherId: number): number {
    const hash = other.hash(otherId);
    const scope = other.scope(otherId);
    const from = other.#startOf(otherId);
    const letters = other.#letters.subarray(from, from + other.#lengthOf(otherId));
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let id = this.#slots[slot] as number; id !== NONE; id = this.#slots[slot] as number) {
      if (this.#isOf(id, hash, scope) && this.#holds(id, letters)) return id;
      slot = (slot + 1) & mask;
    }
    const id = this.#append(letters.length, hash, scope, slot);
    this.#letters.set(letters, this.#startOf(id));
    return id;
  }

  #holds(id: number, letters: Uint16Array): boolean {
    const start = this.#startOf(id);
    if (this.#lengthOf(id) !== letters.length) return false;
    for (let index = 0; index < letters.length; index++) {
      if (this.#letters[start + index] !== letters[index]) return false;
    }
    return true;
  }

  text(id: number): string {
    const start = this.#startOf(id);
    const letters = this.#letters.subarray(start, start + this.#lengthOf(id));
    return Reflect.apply(String.fromCharCode, null, letters);
  }

  /** The same for the same text and scope in any pool of any run (32 bits). */
  hash(id: number): number {
    return this.#entries[id * entrySize] as number;
  }

  /** Whether the first code unit stands after this one. */
  startsAfter(id: number, code: number): boolean {
    return (this.#letters[this.#startOf(id)] as number) > code;
  }

  scope(id: number): number {
    return this.#entries[id * entrySize + SCOPE] as number;
  }

  read(id: number, target: Uint16Array): number {
    const start = this.#startOf(id);
    const length = Math.min(this.#lengthOf(id), target.length);
    for (let index = 0; index < length; index++) {
      target[index] = this.#letters[start + index] as number;
    }
    return length;
  }

  #equals(id: number, text: string): boolean {
    const start = this.#startOf(id);
    if (this.#lengthOf(id) !== text.length) return false;
    for (let index = 0; index < text.length; index++) {
      if (this.#letters[start + index] !== text.charCodeAt(index)) return false;
    }
    return true;
  }

  /** Makes room for a new text; the caller fills in its letters. */
  #append(length: number, hash: number, scope: number, slot: number): number {
    const id = ++this.#size;
    const entry = id * entrySize;
    if (entry === this.#entries.length) this.#entries = grown(this.#entries, sharedInts(entry * 2));
    const start = this.#used;
    this.#used += length;
    if (this.#used > this.#letters.length) this.#growLetters(this.#used);
    this.#entries[entry] = hash;
    this.#entries[entry + SCOPE] = scope;
    this.#entries[entry + START] = start;
    this.#entries[entry + LENGTH] = length;
    this.#slots[slot] = id;
    if (id * 2 > this.#slots.length) this.#growSlots();
    return id;
  }

  #startOf(id: number): number {
    return this.#entries[id * entrySize + START] as number;
  }

  #lengthOf(id: number): number {
    return this.#entries[id * entrySize + LENGTH] as number;
  }

  #isOf(id: number, hash: number, scope: number): boolean {
    const entry = id * entrySize;
    return this.#entries[entry] === hash && this.#entries[entry + SCOPE] === scope;
  }

  #growLetters(needed: number): void {
    this.#letters = grown(this.#letters, sharedShorts(Math.max(needed, this.#letters.length * 2)));
  }

  /** Makes room for so many more texts and letters at once. */
  #reserve(texts: number, letters: number): void {
    const entries = (this.#size + texts + 1) * entrySize;
    if (entries > this.#entries.length) this.#entries = grown(this.#entries, sharedInts(entries));
    if (this.#used + letters > this.#letters.length) {
      this.#letters = grown(this.#letters, sharedShorts(this.#used + letters));
    }
    let slots = this.#slots.length;
    while (slots < 2 * (this.#size + texts)) slots *= 2;
    if (slots > this.#slots.length) this.#growSlots(slots);
  }

  #growSlots(length = this.#slots.length * 2): void {
    const slots = sharedInts(length);
    const mask = slots.length - 1;
    for (let id = 1; id <= this.#size; id++) {
      let slot = this.hash(id) & mask;
      while (slots[slot] !== NONE) slot = (slot + 1) & mask;
      slots[slot] = id;
    }
    this.#slots = slots;
  }
}

/** `larger` with the values of `smaller` at its beginning. */
export function grown<A extends Int32Array | Uint32Array | Uint16Array | Uint8Array | Float64Array>(
  smaller: A,
  larger: A,
): A {
  larger.set(smaller);
  return larger;
}

/** FNV-1a over UTF-16 code units with a final mix (MurmurHash3), 32 bits. */
export function hashText(text: string, scope = 0): number {
  let hash = 0x811c9dc5 ^ Math.imul(scope, 0x9e3779b1);
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return mixed(hash);
}

/** MurmurHash3's finaliser: spreads every bit over the whole word. */
export function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
