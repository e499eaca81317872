import type { Block } from './blocks.ts';

type Visit = (left: number, right: number) => void;

/** Calls `visit` once for every pair of accounts (left < right) that some block holds together. */
export function forEachCandidate(
  blocks: readonly Block[],
  visit: Visit,
  onBlock: (done: number) => void,
): void {
  for (const [index, block] of blocks.entries()) {
    visitBlock(
      block,
      blocks.slice(0, index).map(({ of }) => of),
      visit,
    );
    onBlock(index + 1);
  }
}

/** Pairs of this key that no earlier key brought together. */
function visitBlock(block: Block, earlier: readonly Int32Array[], visit: Visit): void {
  const { members, starts } = membersByBlock(block);
  for (let number = 1; number <= block.count; number++) {
    const end = starts[number + 1] as number;
    for (let first = starts[number] as number; first < end; first++) {
      const left = members[first] as number;
      for (let second = first + 1; second < end; second++) {
        const right = members[second] as number;
        if (!isTogether(earlier, left, right)) visit(left, right);
      }
    }
  }
}

/** Whether one of the groupings holds both accounts in one block. */
export function isTogether(groupings: readonly Int32Array[], left: number, right: number): boolean {
  for (const of of groupings) {
    const block = of[left] as number;
    if (block !== 0 && block === of[right]) return true;
  }
  return false;
}

/** Accounts sorted by block: those of block n stand from `starts[n]` to before `starts[n + 1]`. */
function membersByBlock({ of, count }: Block): { members: Int32Array; starts: Int32Array } {
  const starts = new Int32Array(count + 2);
  for (const block of of) {
    if (block !== 0) starts[block + 1] = (starts[block + 1] as number) + 1;
  }
  for (let block = 1; block < starts.length; block++) {
    starts[block] = (starts[block] as number) + (starts[block - 1] as number);
  }
  const members = new Int32Array(starts[count + 1] as number);
  const next = starts.slice();
  for (let account = 0; account < of.length; account++) {
    const block = of[account] as number;
    if (block === 0) continue;
    members[next[block] as number] = account;
    next[block] = (next[block] as number) + 1;
  }
  return { members, starts };
}
