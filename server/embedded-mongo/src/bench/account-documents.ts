import { Binary } from 'bson';

/** A record as lists of customers bring them: sealed bytes, and many hashes to find it by. */
export interface BenchAccount {
  _id: number;
  source: string;
  number: string;
  content: Binary;
  keys: string[];
  recordedAt: Date;
  owner: number | null;
  link: { rule: string; probability: number } | null;
}

export const keysPerAccount = 16;

const sources = ['north', 'south', 'web'];
const sealed = Buffer.alloc(450, 7);

/** A document of 1,000 bytes whose hashes stand in one multikey index. */
export function accountOf(n: number): BenchAccount {
  return {
    _id: n,
    source: sources[n % sources.length] as string,
    number: `N${String((n * 7_919) % 1_000_003).padStart(9, '0')}`,
    content: new Binary(sealed),
    keys: Array.from({ length: keysPerAccount }, (_, at) => hashOf(n, at)),
    recordedAt: new Date(1_700_000_000_000 + n * 1000),
    owner: null,
    link: null,
  };
}

/** Looks random, is the same each time, and costs little to make. */
function hashOf(n: number, at: number): string {
  const mixed = (seed: number) =>
    (Math.imul(Math.imul(n * keysPerAccount + at, seed) ^ (n >>> 3), 0x85ebca6b) >>> 0).toString(
      36,
    );
  return `${mixed(0x9e3779b1)}${mixed(0xc2b2ae35)}${mixed(0x27d4eb2f)}`.padEnd(22, 'x');
}

/** What a run that brings accounts together writes to one. */
export const linkedTo = (owner: number) => ({ owner, link: { rule: 'mobile', probability: 0.98 } });
