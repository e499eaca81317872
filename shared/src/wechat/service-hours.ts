import * as z from 'zod';
import { formatDateTime } from '../dates.ts';
import { ClockTime, minutesOf } from '../messages/quiet-hours.ts';

/** When people answer a public account: days of the week (1 is Monday) and hours, Shanghai time. */
export const ServiceHours = z
  .strictObject({
    days: z
      .array(z.int().min(1).max(7))
      .min(1, '至少选一天')
      .max(7)
      .refine((days) => new Set(days).size === days.length, '同一天只选一次'),
    from: ClockTime,
    to: ClockTime,
  })
  .refine(({ from, to }) => from < to, { path: ['to'], message: '结束应晚于开始' });
export type ServiceHours = z.output<typeof ServiceHours>;

const day = 86_400_000;
const shanghaiOffset = 8 * 3_600_000;
const monday = Date.UTC(1970, 0, 5);

/** 1 is Monday. */
const weekday = (at: Date): number =>
  (((Math.floor((at.getTime() + shanghaiOffset - monday) / day) % 7) + 7) % 7) + 1;

export function isOpen(at: Date, { days, from, to }: ServiceHours): boolean {
  const now = minutesOf(formatDateTime(at).slice(11));
  return days.includes(weekday(at)) && now >= minutesOf(from) && now < minutesOf(to);
}

export const weekdayNames = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];
const nameOf = (one: number) => weekdayNames[one - 1] ?? '';

/** `周一至周五 09:00–18:00`. */
export function serviceHoursText({ days, from, to }: ServiceHours): string {
  const sorted = [...days].sort();
  const [first = 1] = sorted;
  const last = sorted.at(-1) ?? first;
  const isRow = sorted.length > 2 && last - first === sorted.length - 1;
  const row = isRow ? `${nameOf(first)}至${nameOf(last)}` : sorted.map(nameOf).join('、');
  return `${sorted.length === 7 ? '每天' : row} ${from}–${to}`;
}

/** What is said to whoever writes when nobody is there. */
export const afterHoursText = (hours: ServiceHours): string =>
  `您好，您的留言已收到。人工客服的服务时间是${serviceHoursText(hours)}，我们会在服务时间内尽快回复您。`;
