import { levels } from './levels.ts';

const newYear = 101;
const yearAt = 10_000;

/**
 * The level of two different days (yyyymmdd). `close`: one wrong digit, two neighbours or day and month swapped, or
 * 1 January of the same year, as forms fill in; `similar`: two neighbours wrong; `partial`: two digits wrong, or one
 * year, or one day of the year.
 */
export function birthdayLevel(first: number, second: number): number {
  if (isDayMonthSwap(first, second) || isYearOnly(first, second)) return levels.close;
  const wrong = wrongDigits(first, second);
  if (wrong.count === 1 || (wrong.count === 2 && wrong.areSwapped)) return levels.close;
  if (wrong.count === 2) return wrong.areNeighbours ? levels.similar : levels.partial;
  return isSameYear(first, second) || first % yearAt === second % yearAt
    ? levels.partial
    : levels.differ;
}

const wrong = { count: 0, areNeighbours: false, areSwapped: false };

/** How many digits differ, and how the last two of them stand to each other. */
function wrongDigits(first: number, second: number) {
  wrong.count = 0;
  let before = 0;
  let digitBefore = 0;
  let otherBefore = 0;
  for (let place = 1; place < yearAt * yearAt; place *= 10) {
    const digit = Math.floor(first / place) % 10;
    const other = Math.floor(second / place) % 10;
    if (digit === other) continue;
    wrong.count++;
    wrong.areNeighbours = place === before * 10;
    wrong.areSwapped = wrong.areNeighbours && digit === otherBefore && other === digitBefore;
    before = place;
    digitBefore = digit;
    otherBefore = other;
  }
  return wrong;
}

const isSameYear = (first: number, second: number): boolean =>
  Math.floor(first / yearAt) === Math.floor(second / yearAt);

const isYearOnly = (first: number, second: number): boolean =>
  isSameYear(first, second) && (first % yearAt === newYear || second % yearAt === newYear);

const isDayMonthSwap = (first: number, second: number): boolean =>
  isSameYear(first, second) &&
  Math.floor(first / 100) % 100 === second % 100 &&
  first % 100 === Math.floor(second / 100) % 100;
