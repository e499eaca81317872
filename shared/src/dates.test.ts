import { CalendarDate, formatDateTime, shanghaiDate, startOfDay } from './dates.ts';

test('the day in Shanghai begins at 16:00 UTC', () => {
  expect(shanghaiDate(new Date('2026-02-28T15:59:59.999Z'))).toBe('2026-02-28');
  expect(shanghaiDate(new Date('2026-02-28T16:00:00.000Z'))).toBe('2026-03-01');
  expect(startOfDay('2026-03-01')).toEqual(new Date('2026-02-28T16:00:00.000Z'));
});

test('a moment is shown in Shanghai time', () => {
  expect(formatDateTime(new Date('2026-11-22T01:05:59Z'))).toBe('2026-11-22 09:05');
});

test.each(['2026-02-29', '2026-13-01', '26-01-01', '2026-01-01T00:00:00Z'])(
  '%s is no calendar date',
  (text) => {
    expect(CalendarDate.safeParse(text).success).toBe(false);
  },
);
