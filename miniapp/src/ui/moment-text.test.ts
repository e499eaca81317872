import { momentText } from './moment-text.ts';

const now = new Date('2026-11-24T01:00:00Z');

test.each([
  ['2026-11-23T16:00:00Z', '今天 00:00'],
  ['2026-11-23T15:59:00Z', '昨天 23:59'],
  ['2026-11-22T15:59:00Z', '11月22日 23:59'],
  ['2025-12-31T16:00:00Z', '1月1日 00:00'],
  ['2025-12-31T15:59:00Z', '2025年12月31日'],
])('%s is %s', (moment, text) => {
  expect(momentText(new Date(moment), now)).toBe(text);
});
