import { linksByIndex } from './load-standing-links.ts';
import { standingLinks, togetherWith } from './standing-links.ts';

test('a merge puts all accounts of both sides together', () => {
  const merged = { kind: 'merged' as const, left: ['a', 'b'], right: ['c'] };
  expect(standingLinks([merged])).toEqual({ together: [['a', 'b', 'c']], apart: [] });
});

test('a split keeps the sides apart and those that left together', () => {
  const split = { kind: 'split' as const, left: ['a'], right: ['b', 'c'] };
  expect(standingLinks([split])).toEqual({
    together: [['b', 'c']],
    apart: [{ left: ['a'], right: ['b', 'c'] }],
  });
});

test('a later split cuts what earlier merges put together, and leaves the others alone', () => {
  const { together } = standingLinks([
    { kind: 'merged', left: ['a', 'b'], right: ['c', 'd'] },
    { kind: 'merged', left: ['x'], right: ['y'] },
    { kind: 'split', left: ['a', 'b', 'd'], right: ['c'] },
  ]);
  expect(together).toEqual([
    ['a', 'b', 'd'],
    ['x', 'y'],
  ]);
});

test('a rejection keeps customers apart and cuts nothing', () => {
  const rejected = { kind: 'rejected' as const, left: ['a', 'b'], right: ['c'] };
  const { together, apart } = standingLinks([
    { kind: 'merged', left: ['a'], right: ['b'] },
    rejected,
  ]);
  expect(together).toEqual([['a', 'b']]);
  expect(apart).toEqual([{ left: ['a', 'b'], right: ['c'] }]);
});

test('who is together follows from one group to the next', () => {
  const groups = [
    ['c', 'd'],
    ['a', 'b'],
    ['b', 'c'],
    ['x', 'y'],
  ];
  expect([...togetherWith(['a'], groups)].sort()).toEqual(['a', 'b', 'c', 'd']);
  expect([...togetherWith(['q'], groups)]).toEqual(['q']);
});

test('the engine is given pairs by index; accounts that it does not know are left out', () => {
  const standing = {
    together: [['b', 'gone', 'c']],
    apart: [{ left: ['a', 'gone'], right: ['b', 'c'] }],
  };
  expect(linksByIndex(standing, ['a', 'b', 'c', 'd'])).toEqual({
    mustLinks: [[1, 2]],
    cannotLinks: [
      [0, 1],
      [0, 2],
    ],
  });
});
