import { hanSound } from '../normalise/han-sound.ts';

const mask = 0x2a;

/** Whether a part of the text is hidden behind `*`. */
export const isMasked = (text: Uint16Array, length: number): boolean =>
  text.subarray(0, length).includes(mask);

/** Whether two texts, one of them masked at least, agree in what both show before and after the mask. */
export function isAlikeUnmasked(
  left: Uint16Array,
  leftLength: number,
  right: Uint16Array,
  rightLength: number,
): boolean {
  const starts = Math.min(startOf(left, leftLength), startOf(right, rightLength));
  const ends = Math.min(endOf(left, leftLength), endOf(right, rightLength));
  for (let index = 0; index < starts; index++) {
    if (left[index] !== right[index]) return false;
  }
  for (let index = 1; index <= ends; index++) {
    if (left[leftLength - index] !== right[rightLength - index]) return false;
  }
  return true;
}

function startOf(text: Uint16Array, length: number): number {
  const place = text.subarray(0, length).indexOf(mask);
  return place < 0 ? length : place;
}

function endOf(text: Uint16Array, length: number): number {
  const place = text.subarray(0, length).lastIndexOf(mask);
  return place < 0 ? length : length - 1 - place;
}

/** Whether two given names, one of them masked at least, show characters in one place that do not even sound alike. */
export function contradictsMask(left: string, right: string): boolean {
  const starts = Math.min(shownAtStart(left), shownAtStart(right));
  const ends = Math.min(shownAtEnd(left), shownAtEnd(right));
  for (let index = 0; index < starts; index++) {
    if (!soundsAlike(left.charCodeAt(index), right.charCodeAt(index))) return true;
  }
  for (let index = 1; index <= ends; index++) {
    const [one, other] = [left, right].map((text) => text.charCodeAt(text.length - index));
    if (!soundsAlike(one as number, other as number)) return true;
  }
  return false;
}

function shownAtStart(text: string): number {
  const place = text.indexOf('*');
  return place < 0 ? text.length : place;
}

/** Without a mask all of the text. */
const shownAtEnd = (text: string): number => text.length - 1 - text.lastIndexOf('*');

const soundsAlike = (one: number, other: number): boolean =>
  one === other || hanSound(one) === hanSound(other);
