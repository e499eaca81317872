import { formatDateTime, shanghaiDate, startOfDay } from '@heyi/shared/dates';

const day = 86_400_000;

/** `12345` → `12,345`. */
export const formatCount = (count: number): string => count.toLocaleString('zh-CN');

/** `今天 14:30`, `昨天 14:30`, else `2026年11月21日 14:30`; Shanghai time. */
export function formatMoment(instant: string, now = new Date()): string {
  const at = new Date(instant);
  const time = formatDateTime(at).slice(11);
  const date = shanghaiDate(at);
  const daysAgo = (startOfDay(shanghaiDate(now)).getTime() - startOfDay(date).getTime()) / day;
  if (daysAgo === 0) return `今天 ${time}`;
  if (daysAgo === 1) return `昨天 ${time}`;
  const [year, month, dayOfMonth] = date.split('-').map(Number);
  return `${year}年${month}月${dayOfMonth}日 ${time}`;
}

/** `0.99987` → `99.99%`; never rounded up to certainty. */
export function formatProbability(probability: number): string {
  if (probability >= 0.99995) return '> 99.99%';
  if (probability < 0.00005) return '< 0.01%';
  return `${(Math.floor(probability * 10_000) / 100).toFixed(2)}%`;
}

/** `0.4` → `不到 1 秒`, `75` → `1 分 15 秒`. */
export function formatSeconds(seconds: number): string {
  if (seconds < 1) return '不到 1 秒';
  if (seconds < 10 && !Number.isInteger(seconds)) return `${seconds.toFixed(1)} 秒`;
  if (seconds < 60) return `${Math.round(seconds)} 秒`;
  return `${Math.floor(seconds / 60)} 分 ${Math.round(seconds % 60)} 秒`;
}

export const formatBytes = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** How much of all it is; `0` of `0` is nothing. */
export const share = (part: number, all: number): number => (all > 0 ? part / all : 0);

export const formatShare = (part: number, all: number): string =>
  `${(share(part, all) * 100).toFixed(1)}%`;
