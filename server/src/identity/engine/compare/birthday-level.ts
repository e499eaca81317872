import { levels } from './levels.ts';

/** The level of two different days (yyyymmdd): one wrong digit, two neighbours or day and month swapped is `close`. */
export function birthdayLevel(first: number, second: number): number {
  if (isDayMonthSwap(first, second)) return levels.close;
  let different = 0;
  let firstDigits = '';
  let secondDigits = '';
  let lastPlace = 0;
  for (let place = 1; place <= 10_000_000; place *= 10) {
    const digit = Math.floor(first / place) % 10;
    const other = Math.floor(second / place) % 10;
    if (digit === other) continue;
    const isNeighbour = different === 0 || place === lastPlace * 10;
    different += isNeighbour ? 1 : 2;
    if (different > 2) return levels.differ;
    firstDigits = digit + firstDigits;
    secondDigits += other;
    lastPlace = place;
  }
  if (different === 1 || firstDigits === secondDigits) return levels.close;
  return levels.similar;
}

const isDayMonthSwap = (first: number, second: number): boolean =>
  Math.floor(first / 10000) === Math.floor(second / 10000) &&
  Math.floor(first / 100) % 100 === second % 100 &&
  first % 100 === Math.floor(second / 100) % 100;
