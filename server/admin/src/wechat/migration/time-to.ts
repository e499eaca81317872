const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** `还有 12 天 3 小时`, below a day to the minute, below an hour to the second. */
export function timeTo(deadline: string, now: number): string {
  const left = Date.parse(deadline) - now;
  if (left <= 0) return '期限已过';
  const [days, hours] = [Math.floor(left / dayMs), Math.floor((left % dayMs) / hourMs)];
  if (days > 0) return `还有 ${days} 天 ${hours} 小时`;
  const minutes = Math.floor((left % hourMs) / minuteMs);
  if (hours > 0) return `还有 ${hours} 小时 ${minutes} 分`;
  return `还有 ${minutes} 分 ${Math.floor((left % minuteMs) / 1000)} 秒`;
}
