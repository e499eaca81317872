/** Reading side of the texts of one pool: code units by id. */
export interface TextReader {
  /** Copies the UTF-16 code units of the text into `target` (as many as fit) and returns how many. */
  read(id: number, target: Uint16Array): number;
}

const NONE = 0;

/**
 * Distinct texts by number, kept outside the garbage-collected heap: the first text gets 1, equal texts (within one
 * scope) the same number; 0 means no text. About 20 bytes a text beside its letters.
 */
export class TextPool implements TextReader {
  #slots = new Int32Array(1 << 10);
  #hashes = new Int32Array(1 << 9);
  #scopes = new Int32Array(1 << 9);
  #starts = new Uint32Array((1 << 9) + 1);
  #letters = new Uint16Array(1 << 12);
  #size = 0;

  /** How many distinct texts there are; ids run from 1 to this. */
  get size(): number {
    return this.#size;
  }

  intern(text: string, scope = 0): number {
    const hash = hashText(text, scope);
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let id = this.#slots[slot] as number; id !== NONE; id = this.#slots[slot] as number) {
      if (this.#hashes[id] === hash && this.#scopes[id] === scope && this.#equals(id, text))
        return id;
      slot = (slot + 1) & mask;
    }
    return this.#append(text, hash, scope, slot);
  }

  text(id: number): string {
    const letters = this.#letters.subarray(this.#starts[id], this.#starts[id + 1]);
    return String.fromCharCode(...letters);
  }

  /** The same for the same text and scope in any pool of any run (32 bits). */
  hash(id: number): number {
    return this.#hashes[id] as number;
  }

  /** Whether the first code unit stands after this one. */
  startsAfter(id: number, code: number): boolean {
    return (this.#letters[this.#starts[id] as number] as number) > code;
  }

  scope(id: number): number {
    return this.#scopes[id] as number;
  }

  read(id: number, target: Uint16Array): number {
    const start = this.#starts[id] as number;
    const length = Math.min((this.#starts[id + 1] as number) - start, target.length);
    for (let index = 0; index < length; index++) {
      target[index] = this.#letters[start + index] as number;
    }
    return length;
  }

  #equals(id: number, text: string): boolean {
    const start = this.#starts[id] as number;
    if ((this.#starts[id + 1] as number) - start !== text.length) return false;
    for (let index = 0; index < text.length; index++) {
      if (this.#letters[start + index] !== text.charCodeAt(index)) return false;
    }
    return true;
  }

  #append(text: string, hash: number, scope: number, slot: number): number {
    const id = ++this.#size;
    if (id + 2 > this.#starts.length) this.#growTexts();
    const start = this.#starts[id] as number;
    if (start + text.length > this.#letters.length) this.#growLetters(start + text.length);
    for (let index = 0; index < text.length; index++) {
      this.#letters[start + index] = text.charCodeAt(index);
    }
    this.#starts[id + 1] = start + text.length;
    this.#hashes[id] = hash;
    this.#scopes[id] = scope;
    this.#slots[slot] = id;
    if (id * 2 > this.#slots.length) this.#growSlots();
    return id;
  }

  #growTexts(): void {
    const capacity = this.#hashes.length * 2;
    this.#hashes = grown(this.#hashes, new Int32Array(capacity));
    this.#scopes = grown(this.#scopes, new Int32Array(capacity));
    this.#starts = grown(this.#starts, new Uint32Array(capacity + 1));
  }

  #growLetters(needed: number): void {
    this.#letters = grown(
      this.#letters,
      new Uint16Array(Math.max(needed, this.#letters.length * 2)),
    );
  }

  #growSlots(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let id = 1; id <= this.#size; id++) {
      let slot = (this.#hashes[id] as number) & mask;
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
