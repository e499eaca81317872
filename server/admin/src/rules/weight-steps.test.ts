import { weightPicture } from './weight-steps.ts';

const histogram = { from: -4, step: 2, free: [900, 0, 3, 40], held: [99, 0, 0, 0] };
const bars = { upper: 0.8, lower: 0.5 };

test('columns stand from zero, none above the frame, each with its counts', () => {
  const { columns, grid } = weightPicture(histogram, bars);
  expect(columns.map(({ from, free, held }) => [from, free, held])).toEqual([
    [-4, 900, 99],
    [-2, 0, 0],
    [0, 3, 0],
    [2, 40, 0],
  ]);
  for (const { freeHeight, heldHeight } of columns)
    expect(freeHeight + heldHeight).toBeLessThanOrEqual(100);
  expect(columns[1]).toMatchObject({ freeHeight: 0, heldHeight: 0 });
  expect(grid[0]).toEqual({ count: 0, height: 0 });
  expect(grid.at(-1)?.height).toBeCloseTo(100);
});

test('bars are marked where their odds lie', () => {
  const { marks } = weightPicture(histogram, bars);
  expect(marks.lower).toBe(50);
  expect(marks.upper).toBeCloseTo(75);
});
