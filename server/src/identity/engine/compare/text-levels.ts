import type { TextReader } from '../columns/text-pool.ts';
import { hanSound } from '../normalise/han-sound.ts';
import { editDistance } from './edit-distance.ts';
import { jaroWinkler } from './jaro-winkler.ts';
import { levels } from './levels.ts';
import { isAlikeUnmasked, isMasked } from './masked.ts';

const left = new Uint16Array(64);
const right = new Uint16Array(64);
const firstHan = 0x2e80;

/** The level of two different names (either part), Chinese or Latin. */
export function nameLevel(pool: TextReader, first: number, second: number): number {
  const leftLength = pool.read(first, left);
  const rightLength = pool.read(second, right);
  const isHan = (left[0] as number) >= firstHan;
  if (isHan !== (right[0] as number) >= firstHan) return levels.differ;
  return isHan ? hanLevel(leftLength, rightLength) : latinLevel(leftLength, rightLength);
}

/** Characters that sound alike, a single character shared in its place, or one name inside the other. */
function hanLevel(leftLength: number, rightLength: number): number {
  if (leftLength === rightLength && isSameSound(leftLength)) return levels.similar;
  const distance = editDistance(left, leftLength, right, rightLength, 2);
  const longer = Math.max(leftLength, rightLength);
  if (longer > 2 && distance === 1) return levels.close;
  return distance < longer ? levels.partial : levels.differ;
}

function isSameSound(length: number): boolean {
  for (let index = 0; index < length; index++) {
    const one = left[index] as number;
    const other = right[index] as number;
    if (one !== other && hanSound(one) !== hanSound(other)) return false;
  }
  return true;
}

function latinLevel(leftLength: number, rightLength: number): number {
  const shorter = Math.min(leftLength, rightLength);
  if (shorter === 1) return left[0] === right[0] ? levels.partial : levels.differ;
  const distance = editDistance(left, leftLength, right, rightLength, 2);
  if (distance === 1 && shorter > 2) return levels.close;
  const similarity = jaroWinkler(left, leftLength, right, rightLength);
  if (similarity >= 0.9 || (distance === 2 && shorter > 5)) return levels.similar;
  return similarity >= 0.8 ? levels.partial : levels.differ;
}

/** The level of two different numbers or codes: `near` when one typing error apart. */
export function codeLevel(pool: TextReader, first: number, second: number): number {
  const leftLength = pool.read(first, left);
  const rightLength = pool.read(second, right);
  return isOneError(left, leftLength, right, rightLength) ? levels.near : levels.differ;
}

/** The level of two different house numbers or postcodes: `close` when one typing error apart. */
export function placeNumberLevel(pool: TextReader, first: number, second: number): number {
  const leftLength = pool.read(first, left);
  const rightLength = pool.read(second, right);
  if (Math.max(leftLength, rightLength) < 2) return levels.differ;
  return isOneError(left, leftLength, right, rightLength) ? levels.close : levels.differ;
}

/** The level of two different document numbers of which one is doubtful: `near` when one error apart, or alike where not masked. */
export function documentLevel(pool: TextReader, first: number, second: number): number {
  const leftLength = pool.read(first, left);
  const rightLength = pool.read(second, right);
  if (isMasked(left, leftLength) || isMasked(right, rightLength)) {
    return isAlikeUnmasked(left, leftLength, right, rightLength) ? levels.near : levels.differ;
  }
  return isOneError(left, leftLength, right, rightLength) ? levels.near : levels.differ;
}

/** The level of two different cities or regions. */
export function placeLevel(pool: TextReader, first: number, second: number): number {
  const leftLength = pool.read(first, left);
  const rightLength = pool.read(second, right);
  const shorter = Math.min(leftLength, rightLength);
  if (shorter < 3) {
    return (left[0] as number) < firstHan && isOneError(left, leftLength, right, rightLength)
      ? levels.close
      : levels.differ;
  }
  const distance = editDistance(left, leftLength, right, rightLength, 2);
  if (distance <= (shorter > 5 ? 2 : 1)) return levels.close;
  return jaroWinkler(left, leftLength, right, rightLength) >= 0.88 ? levels.similar : levels.differ;
}

/** The level of two different addresses, by the two-letter pieces that they share (Dice's coefficient). */
export function addressLevel(pool: TextReader, first: number, second: number): number {
  const leftLength = pool.read(first, left);
  const rightLength = pool.read(second, right);
  const shorter = Math.min(leftLength, rightLength);
  if (shorter < 2) return levels.differ;
  const shared = sharedPieces(leftLength, rightLength);
  const dice = (2 * shared) / (leftLength + rightLength - 2);
  if (dice >= 0.8) return levels.close;
  if (dice >= 0.4 && editDistance(left, leftLength, right, rightLength, 2) <= 2) {
    return levels.close;
  }
  if (dice >= 0.6 || (shorter >= 6 && shared / (shorter - 1) >= 0.9)) return levels.similar;
  return dice >= 0.4 ? levels.partial : levels.differ;
}

const pieceBits = 12;
const pieces = new Int8Array(1 << pieceBits);

/** How many two-letter pieces both have, each as often as in both; pieces are told apart by a hash. */
function sharedPieces(leftLength: number, rightLength: number): number {
  for (let index = 1; index < leftLength; index++) {
    const piece = pieceAt(left, index);
    pieces[piece] = (pieces[piece] as number) + 1;
  }
  let shared = 0;
  for (let index = 1; index < rightLength; index++) {
    const piece = pieceAt(right, index);
    if ((pieces[piece] as number) <= 0) continue;
    pieces[piece] = (pieces[piece] as number) - 1;
    shared++;
  }
  for (let index = 1; index < leftLength; index++) pieces[pieceAt(left, index)] = 0;
  return shared;
}

const pieceAt = (text: Uint16Array, index: number): number =>
  Math.imul(((text[index - 1] as number) << 16) ^ (text[index] as number), 0x9e3779b1) >>>
  (32 - pieceBits);

/** One letter put in, left out or replaced, or two neighbours swapped. */
function isOneError(
  first: Uint16Array,
  firstLength: number,
  second: Uint16Array,
  secondLength: number,
): boolean {
  if (Math.abs(firstLength - secondLength) > 1) return false;
  const shorter = Math.min(firstLength, secondLength);
  let start = 0;
  while (start < shorter && first[start] === second[start]) start++;
  let end = 0;
  while (end < shorter - start && first[firstLength - 1 - end] === second[secondLength - 1 - end])
    end++;
  const firstRest = firstLength - start - end;
  const secondRest = secondLength - start - end;
  if (firstRest <= 1 && secondRest <= 1) return true;
  return (
    firstRest === 2 &&
    secondRest === 2 &&
    first[start] === second[start + 1] &&
    first[start + 1] === second[start]
  );
}
