import { waterfallSteps } from './waterfall-steps.ts';

const part = (field: string, weight: number) => ({ field, level: 'same', weight });

test('each bar begins where the one before it ended, and the last is the sum', () => {
  const { steps, zero } = waterfallSteps([part('gender', -2), part('mobile', 12)], -10);
  expect(zero).toBeCloseTo((10 / 12) * 100);
  expect(steps.map(({ name, weight }) => [name, weight])).toEqual([
    ['prior', -10],
    ['mobile', 12],
    ['gender', -2],
    ['total', 0],
  ]);
  for (const [at, { from }] of steps.entries()) {
    if (at > 0 && at < 3) expect(from).toBeCloseTo(steps[at - 1]?.to ?? Number.NaN);
  }
  expect(steps.at(-1)).toMatchObject({ from: zero, to: zero });
  for (const { from, to } of steps) {
    expect(Math.min(from, to)).toBeGreaterThanOrEqual(0);
    expect(Math.max(from, to)).toBeLessThanOrEqual(100);
  }
});

test('without any evidence there is only an empty sum', () => {
  expect(waterfallSteps([]).steps).toMatchObject([{ kind: 'total', weight: 0, from: 0, to: 0 }]);
});
