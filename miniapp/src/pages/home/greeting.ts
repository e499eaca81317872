import { formatDateTime } from '@heyi/shared/dates';

/** By the hour in Shanghai, wherever the phone is. */
export function greeting(now: Date): string {
  const hour = Number(formatDateTime(now).slice(11, 13));
  if (hour < 5) return '夜深了，您好';
  if (hour < 11) return '早上好';
  if (hour < 13) return '中午好';
  return hour < 18 ? '下午好' : '晚上好';
}
