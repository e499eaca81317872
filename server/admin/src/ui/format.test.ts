import { formatMoment, formatProbability, formatSeconds } from './format.ts';

const now = new Date('2026-11-22T02:00:00Z');

test.each([
  ['2026-11-21T16:30:00.000Z', '今天 00:30'],
  ['2026-11-21T06:30:00.000Z', '昨天 14:30'],
  ['2026-03-04T06:30:00.000Z', '2026年3月4日 14:30'],
])('%s is %s in Shanghai', (instant, text) => expect(formatMoment(instant, now)).toBe(text));

test.each([
  [1, '> 99.99%'],
  [0.99994, '99.99%'],
  [0.5, '50.00%'],
  [0.00001, '< 0.01%'],
])('a probability of %d is never rounded up to certainty: %s', (probability, text) =>
  expect(formatProbability(probability)).toBe(text),
);

test.each([
  [0.4, '不到 1 秒'],
  [3.94, '3.9 秒'],
  [75, '1 分 15 秒'],
])('%d seconds: %s', (seconds, text) => expect(formatSeconds(seconds)).toBe(text));
