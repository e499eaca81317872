import * as z from 'zod';
import { formatDateTime, shanghaiDate, startOfDay } from '../dates.ts';

/** `21:30`, Shanghai time. */
export const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '应如 21:30');

/** Nobody is disturbed between these times; `from` may be the evening before. */
export const QuietHours = z
  .strictObject({ from: ClockTime, to: ClockTime })
  .refine(({ from, to }) => from !== to, { path: ['to'], message: '结束应与开始不同' });
export type QuietHours = z.output<typeof QuietHours>;

const minute = 60_000;
const day = 86_400_000;

export const minutesOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
};

/** When the quiet that reigns at that moment ends; null when there is none. */
export function quietUntil(at: Date, hours: QuietHours | null): Date | null {
  if (!hours) return null;
  const now = minutesOf(formatDateTime(at).slice(11));
  const [from, to] = [minutesOf(hours.from), minutesOf(hours.to)];
  const isQuiet = from < to ? now >= from && now < to : now >= from || now < to;
  if (!isQuiet) return null;
  const isTomorrow = from > to && now >= from;
  const today = startOfDay(shanghaiDate(at)).getTime();
  return new Date(today + (isTomorrow ? day : 0) + to * minute);
}
