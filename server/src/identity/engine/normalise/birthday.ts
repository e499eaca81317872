import { isCalendarDay } from './calendar.ts';

const separated = /^(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})\s?日?(?:[t\s].*)?$/i;
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const dayFirst = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/;

/** Days that forms fill in by themselves. */
const defaults = new Set([19000101, 18991230, 18991231, 11111111, 10101]);

/** A calendar day as the number yyyymmdd; null when it is no day of the calendar or a form's default such as 1900-01-01. */
export function normaliseBirthday(text: string): number | null {
  const digits = readDay(text);
  return digits !== null && isDay(digits) && !defaults.has(digits) ? digits : null;
}

/** As `normaliseBirthday`, but keeps eight digits that are no day (19081341): a typing error is still evidence. */
export function looseBirthday(text: string): number | null {
  const digits = readDay(text);
  return digits === null || defaults.has(digits) || digits < 17000000 ? null : digits;
}

const isDay = (digits: number): boolean =>
  isCalendarDay(Math.floor(digits / 10000), Math.floor(digits / 100) % 100, digits % 100);

function readDay(text: string): number | null {
  const plain = /^[\d-]+$/.test(text) ? text : text.normalize('NFKC').trim();
  const parts = compact.exec(plain) ?? separated.exec(plain);
  if (parts) return Number(parts[1]) * 10000 + Number(parts[2]) * 100 + Number(parts[3]);
  const turned = dayFirst.exec(plain);
  if (!turned) return null;
  const first = Number(turned[1]);
  const second = Number(turned[2]);
  const isMonthFirst = second > 12;
  return Number(turned[3]) * 10000 + (isMonthFirst ? first * 100 + second : second * 100 + first);
}
