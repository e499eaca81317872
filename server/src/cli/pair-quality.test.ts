import { comparePairs, shareOfTruePairs } from './pair-quality.ts';

describe('comparePairs', () => {
  it('counts pairs, not accounts', () => {
    // found: ab ac bc, de; true: ab, cd ce de
    const truth = ['p', 'p', 'q', 'q', 'q'];
    const { precision, recall, f1 } = comparePairs([0, 0, 0, 1, 1], truth);
    expect(precision).toBeCloseTo(2 / 4);
    expect(recall).toBeCloseTo(2 / 4);
    expect(f1).toBeCloseTo(0.5);
  });

  it('takes an account without a true person for a person of its own', () => {
    expect(comparePairs([0, 0], ['', ''])).toEqual({ precision: 0, recall: 1, f1: 0 });
    expect(comparePairs([0, 1], ['', ''])).toEqual({ precision: 1, recall: 1, f1: 1 });
  });

  it('finds nothing wrong with nothing', () => {
    expect(comparePairs([], [])).toEqual({ precision: 1, recall: 1, f1: 1 });
  });

  it('does not mix clusters and people whose names join to the same text', () => {
    expect(comparePairs([1, 11], ['1:1', ':1'])).toEqual({ precision: 1, recall: 1, f1: 1 });
  });
});

describe('shareOfTruePairs', () => {
  it('asks about true pairs only', () => {
    const asked: string[] = [];
    const share = shareOfTruePairs(['p', 'q', 'p', '', '', 'p'], (a, b) => {
      asked.push(`${a}${b}`);
      return a === 0;
    });
    expect(asked.sort()).toEqual(['02', '05', '25']);
    expect(share).toBeCloseTo(2 / 3);
  });

  it('is 1 without a true pair', () => {
    expect(shareOfTruePairs(['p', 'q', ''], () => false)).toBe(1);
  });
});
