import type { BlockKey } from './block-keys.ts';
import { blockRows, isTogether } from './block-rows.ts';
import { makeBlocks } from './blocks.ts';
import { allOfIt, forEachCandidate } from './candidate-pairs.ts';

const groups = (numbers: number[]) => ({
  of: Int32Array.from(numbers),
  count: Math.max(...numbers),
});

const aKey = (numbers: number[], ...finer: number[][]): BlockKey => ({
  name: 'key',
  groups: () => groups(numbers),
  finer: finer.map((each) => () => groups(each)),
});

const rowsOf = (keys: BlockKey[]) => {
  const blocks = keys.map((key) => makeBlocks(key));
  return blockRows(blocks, blocks[0]?.of.length ?? 0);
};

function pairsOf(keys: BlockKey[], share = allOfIt): string[] {
  const pairs: string[] = [];
  forEachCandidate(
    rowsOf(keys),
    share,
    (left, right) => pairs.push(`${left}-${right}`),
    () => undefined,
  );
  return pairs;
}

describe('blocks', () => {
  it('bring together accounts of one number, but not those without one', () => {
    expect(pairsOf([aKey([1, 2, 1, 0, 0, 1])])).toEqual(['0-2', '0-5', '2-5']);
  });

  it('make every pair once, whatever the number of keys that bring it together', () => {
    const keys = [aKey([1, 1, 2, 2]), aKey([1, 1, 1, 0])];
    expect(pairsOf(keys)).toEqual(['0-1', '2-3', '0-2', '1-2']);
  });

  it.each([2, 3, 5])('are shared out to %i threads, every pair to one of them', (of) => {
    const keys = [aKey([1, 2, 1, 3, 2, 3, 4, 4, 1, 5, 5]), aKey([1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3])];
    const shares = Array.from({ length: of }, (_, part) => pairsOf(keys, { part, of }));
    expect(shares.flat().sort()).toEqual(pairsOf(keys).sort());
  });

  it('are broken up where too large, and report what was dropped', () => {
    const size = 1000;
    const all = new Array<number>(size).fill(1);
    const finer = Array.from({ length: size }, (_, account) =>
      account < 900 ? 1 + (account % 300) : 0,
    );
    const key = aKey(all, finer);
    const { report } = makeBlocks(key);
    const rows = rowsOf([key]);
    expect(report).toMatchObject({ blocks: 300, largest: 3, pairs: 900, droppedAccounts: 100 });
    expect(isTogether(rows, 0, 300)).toBe(true);
    expect(isTogether(rows, 0, 1)).toBe(false);
    expect(isTogether(rows, 950, 960)).toBe(false);
  });
});
