const day = 86_400_000;

export const monthNames = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

/** The start of a day as an instant of UTC; `Date.UTC` takes years below 100 for the 20th century. */
export function utcDay(year: number, month: number, dayOfMonth: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, dayOfMonth);
}

/** The start of a day that is given by its ISO week. */
export function isoWeekDay(year: number, week: number, dayOfWeek: number): number {
  const fourth = utcDay(year, 1, 4);
  const weekday = (new Date(fourth).getUTCDay() + 6) % 7;
  return fourth + (week * 7 - 7 + dayOfWeek - 1 - weekday) * day;
}

/** 1 is the first of January. */
export function daysIntoYear(date: Date): number {
  const start = utcDay(date.getUTCFullYear(), 1, 1);
  return Math.floor((date.getTime() - start) / day) + 1;
}

/** The ISO week of a date, and the year that the week belongs to. */
export function isoWeekOf(date: Date): { year: number; week: number } {
  const thursday = new Date(date.getTime() + (4 - (date.getUTCDay() || 7)) * day);
  return { year: thursday.getUTCFullYear(), week: Math.ceil(daysIntoYear(thursday) / 7) };
}
