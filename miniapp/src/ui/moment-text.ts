import { formatDateTime } from '@heyi/shared/dates';

const day = 86_400_000;

/** `今天 14:30`, `昨天 09:05`, `11月21日 14:30`, `2025年11月21日`: Shanghai's days, wherever the phone is. */
export function momentText(moment: Date, now: Date): string {
  const [date = '', time = ''] = formatDateTime(moment).split(' ');
  const dayOf = (other: Date) => formatDateTime(other).slice(0, 10);
  if (date === dayOf(now)) return `今天 ${time}`;
  if (date === dayOf(new Date(now.getTime() - day))) return `昨天 ${time}`;
  const [year, month, dayOfMonth] = date.split('-').map(Number);
  return year === Number(dayOf(now).slice(0, 4))
    ? `${month}月${dayOfMonth}日 ${time}`
    : `${year}年${month}月${dayOfMonth}日`;
}
