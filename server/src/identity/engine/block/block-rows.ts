import { sharedInts } from '../columns/shared-memory.ts';
import type { Block } from './blocks.ts';

/**
 * The blocks of all accounts, account after account, so that whether two are together is read in two places of memory
 * and not in forty.
 */
export interface BlockRows {
  /** By `account * keys + key` the number of the block; 0 = in none. */
  of: Int32Array;
  keys: number;
  /** How many blocks each key has. */
  counts: number[];
}

export function blockRows(blocks: readonly Block[], accounts: number): BlockRows {
  const keys = blocks.length;
  const of = sharedInts(accounts * keys);
  for (let account = 0, place = 0; account < accounts; account++) {
    for (let key = 0; key < keys; key++, place++) {
      of[place] = (blocks[key] as Block).of[account] as number;
    }
  }
  return { of, keys, counts: blocks.map(({ count }) => count) };
}

/** Whether one of the first keys holds both accounts in one block; all keys when not said. */
export function isTogether(
  { of, keys }: BlockRows,
  left: number,
  right: number,
  firstKeys = keys,
): boolean {
  const leftRow = left * keys;
  const rightRow = right * keys;
  for (let key = 0; key < firstKeys; key++) {
    const block = of[leftRow + key] as number;
    if (block !== 0 && block === of[rightRow + key]) return true;
  }
  return false;
}
