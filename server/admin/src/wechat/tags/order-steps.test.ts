import { moved } from './order-steps.ts';

it.each<[number, -1 | 1, string[]]>([
  [1, -1, ['b', 'a', 'c']],
  [1, 1, ['a', 'c', 'b']],
  [0, -1, ['a', 'b', 'c']],
  [2, 1, ['a', 'b', 'c']],
])('moves entry %i by %i', (at, by, wanted) => {
  expect(moved(['a', 'b', 'c'], at, by)).toEqual(wanted);
});
