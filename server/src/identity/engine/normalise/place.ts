import { isPlaceholderText } from './placeholder.ts';
import { hasHan, plainText } from './plain-text.ts';

const words: Record<string, string> = {
  st: 'street',
  rd: 'road',
  ave: 'avenue',
  av: 'avenue',
  pl: 'place',
  ct: 'court',
  crt: 'court',
  cres: 'crescent',
  cct: 'circuit',
  dr: 'drive',
  ln: 'lane',
  blvd: 'boulevard',
  hwy: 'highway',
  pde: 'parade',
  tce: 'terrace',
  cl: 'close',
  sq: 'square',
  apt: 'apartment',
};

/** Most Chinese addresses: nothing to take out. */
const hanOrDigits = /^[0-9a-z]*[一-鿿][0-9a-z一-鿿]*$/;

/** An address as it is compared: Chinese without spaces and signs, other scripts as words with their usual short forms written out. */
export function normaliseAddress(text: string): string | null {
  const plain = plainText(text);
  if (isPlaceholderText(plain)) return null;
  if (hanOrDigits.test(plain)) return plain;
  if (hasHan(plain)) return orNull(plain.replace(/[^\p{L}\p{N}]/gu, ''));
  const spaced = /^[a-z ]+$/.test(plain)
    ? plain
    : plain
        .replace(/['’`]/g, '')
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();
  return orNull(spaced.includes(' ') ? spaced.split(' ').map(spelledOut).join(' ') : spaced);
}

const spelledOut = (word: string, index: number): string =>
  index > 0 && Object.hasOwn(words, word) ? (words[word] as string) : word;

/** A city, suburb, state or province: 北京市 → 北京. */
export function normalisePlace(text: string): string | null {
  const plain = plainText(text);
  if (isPlaceholderText(plain)) return null;
  if (!hasHan(plain)) return orNull(plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim());
  const letters = plain.replace(/[^\p{L}\p{N}]/gu, '');
  const short = letters.replace(
    /(壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区|省|市)$/,
    '',
  );
  return orNull(short.length < 2 ? letters : short);
}

/** A house number or postcode: letters and digits, lower case. */
export function normalisePlaceNumber(text: string): string | null {
  const number = /^[0-9]+$/.test(text) ? text : plainText(text).replace(/[^\p{L}\p{N}/-]/gu, '');
  return isPlaceholderText(number) || /^0+$/.test(number) ? null : number;
}

const orNull = (text: string): string | null => (text === '' ? null : text);
