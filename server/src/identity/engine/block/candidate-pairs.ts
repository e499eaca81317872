import { type BlockRows, isTogether } from './block-rows.ts';

type Visit = (left: number, right: number) => void;

/** The part of the blocks that one of several threads works on: every so manieth block. */
export interface Share {
  part: number;
  of: number;
}

export const allOfIt: Share = { part: 0, of: 1 };

/** Calls `visit` once for every pair of accounts (left < right) that some block of the share holds together, and no block of an earlier key. */
export function forEachCandidate(
  blocks: BlockRows,
  share: Share,
  visit: Visit,
  onKey: (done: number) => void,
): void {
  for (let key = 0; key < blocks.keys; key++) {
    visitKey(blocks, key, share, visit);
    onKey(key + 1);
  }
}

function visitKey(blocks: BlockRows, key: number, share: Share, visit: Visit): void {
  const { members, starts } = membersByBlock(blocks, key, share);
  for (let number = 1; number + 1 < starts.length; number++) {
    const end = starts[number + 1] as number;
    for (let first = starts[number] as number; first < end; first++) {
      const left = members[first] as number;
      for (let second = first + 1; second < end; second++) {
        const right = members[second] as number;
        if (!isTogether(blocks, left, right, key)) visit(left, right);
      }
    }
  }
}

/**
 * Accounts of the share sorted by block: those of its nth block (from 1) stand from `starts[n]` to before
 * `starts[n + 1]`.
 */
function membersByBlock({ of, keys, counts }: BlockRows, key: number, share: Share) {
  const mine = Math.ceil((counts[key] as number) / share.of);
  const nth = (block: number) =>
    block !== 0 && block % share.of === share.part ? Math.ceil(block / share.of) : 0;
  const starts = new Int32Array(mine + 2);
  for (let place = key; place < of.length; place += keys) {
    const block = nth(of[place] as number);
    if (block !== 0) starts[block + 1] = (starts[block + 1] as number) + 1;
  }
  for (let block = 1; block < starts.length; block++) {
    starts[block] = (starts[block] as number) + (starts[block - 1] as number);
  }
  const members = new Int32Array(starts[mine + 1] as number);
  const next = starts.slice();
  for (let account = 0, place = key; place < of.length; account++, place += keys) {
    const block = nth(of[place] as number);
    if (block === 0) continue;
    members[next[block] as number] = account;
    next[block] = (next[block] as number) + 1;
  }
  return { members, starts };
}
