import { timeTo } from './time-to.ts';

const deadline = '2026-12-01T00:00:00.000Z';
const before = (seconds: number) => timeTo(deadline, Date.parse(deadline) - seconds * 1000);

it.each<[number, string]>([
  [15 * 86_400, '还有 15 天 0 小时'],
  [86_400 + 3 * 3600 + 59, '还有 1 天 3 小时'],
  [86_399, '还有 23 小时 59 分'],
  [3_599, '还有 59 分 59 秒'],
  [1, '还有 0 分 1 秒'],
  [0, '期限已过'],
])('tells %i seconds before the deadline', (seconds, told) => {
  expect(before(seconds)).toBe(told);
});
