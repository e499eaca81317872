import { formatFen } from './money.ts';

test.each([
  [0, '¥0.00'],
  [5, '¥0.05'],
  [-5, '-¥0.05'],
  [99_999, '¥999.99'],
  [100_000, '¥1,000.00'],
  [1_234_500, '¥12,345.00'],
  [-123_456_789_01, '-¥123,456,789.01'],
])('%i fen reads %s', (fen, text) => {
  expect(formatFen(fen)).toBe(text);
});

test.each([1.5, Number.NaN, 2 ** 60])('%d is no amount', (fen) => {
  expect(() => formatFen(fen)).toThrow(RangeError);
});
