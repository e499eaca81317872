import type { BlockKey } from './block-keys.ts';
import { makeBlocks } from './blocks.ts';
import { forEachCandidate, isTogether } from './candidate-pairs.ts';

const groups = (numbers: number[]) => ({
  of: Int32Array.from(numbers),
  count: Math.max(...numbers),
});

const aKey = (numbers: number[], ...finer: number[][]): BlockKey => ({
  name: 'key',
  groups: () => groups(numbers),
  finer: finer.map((each) => () => groups(each)),
});

function pairsOf(...keys: BlockKey[]): string[] {
  const pairs: string[] = [];
  forEachCandidate(
    keys.map((key) => makeBlocks(key)),
    (left, right) => pairs.push(`${left}-${right}`),
    () => undefined,
  );
  return pairs;
}

describe('blocks', () => {
  it('bring together accounts of one number, but not those without one', () => {
    expect(pairsOf(aKey([1, 2, 1, 0, 0, 1]))).toEqual(['0-2', '0-5', '2-5']);
  });

  it('make every pair once, whatever the number of keys that bring it together', () => {
    expect(pairsOf(aKey([1, 1, 2, 2]), aKey([1, 1, 1, 0]))).toEqual(['0-1', '2-3', '0-2', '1-2']);
  });

  it('are broken up where too large, and report what was dropped', () => {
    const size = 1000;
    const all = new Array<number>(size).fill(1);
    const finer = Array.from({ length: size }, (_, account) =>
      account < 900 ? 1 + (account % 300) : 0,
    );
    const { report, of } = makeBlocks(aKey(all, finer));
    expect(report).toMatchObject({ blocks: 300, largest: 3, pairs: 900, droppedAccounts: 100 });
    expect(isTogether([of], 0, 300)).toBe(true);
    expect(isTogether([of], 0, 1)).toBe(false);
    expect(isTogether([of], 950, 960)).toBe(false);
  });
});
