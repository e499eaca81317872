import { readNationalId } from './national-id.ts';
import { isPlaceholderNumber, isPlaceholderWord } from './placeholder.ts';
import { plainText } from './plain-text.ts';

export type DocumentKind = 'national-id' | 'other' | 'doubtful';

/** An identity document: `doubtful` = an ID number whose checksum fails, or a masked number; evidence, but no key. */
export interface IdentityDocument {
  kind: DocumentKind;
  /** `type:number`; the number alone for national IDs. */
  key: string;
}

/** What the words of a list's type column mean; the codes of GB/T 31186 style lists are numbers. */
const types: [RegExp, string][] = [
  [/身份证|居民证|^id[ _-]?card|national[ _-]?id|^0?1$|^i$|^id$/, 'national-id'],
  [/港澳.*通行证|回乡证|往来内地|hk|macau|^mtp$/, 'mainland-travel-permit'],
  [/台胞证|台湾.*通行证|往来大陆|taiwan/, 'taiwan-travel-permit'],
  [/居住证|residence/, 'residence-permit'],
  [/永久居留|永居|permanent/, 'permanent-residence'],
  [/护照|passport/, 'passport'],
  [/军官|军人|士兵|警官|military/, 'military'],
  [/户口/, 'household-register'],
  [/出生/, 'birth-certificate'],
  [/驾驶|driv/, 'driving-licence'],
];

const typeMemo = new Map<string, string>();

function typeOf(text: string): string {
  const known = typeMemo.get(text);
  if (known !== undefined) return known;
  const plain = plainText(text);
  const type = types.find(([words]) => words.test(plain))?.[1] ?? (plain === '' ? '' : 'other');
  if (typeMemo.size < 1000) typeMemo.set(text, type);
  return type;
}

/** Travel and residence documents in the shape of a national ID number are checked like one. */
const shapedLikeNationalId = new Set([
  '',
  'national-id',
  'residence-permit',
  'permanent-residence',
  'other',
]);

/** Reads type and number of an identity document; null when there is no usable number. */
export function normaliseDocument(number: string, type = ''): IdentityDocument | null {
  const digits = /^\d{17}[\dX]$/.test(number) ? number : documentNumber(number);
  if (digits.includes('*')) return maskedDocument(digits);
  if (digits.length < 5 || isPlaceholderWord(digits)) return null;
  if (isPlaceholderNumber(digits)) return null;
  const kind = typeOf(type);
  if (!shapedLikeNationalId.has(kind)) return otherDocument(kind, digits);
  const id = readNationalId(digits);
  if (id?.valid) return { kind: 'national-id', key: id.number };
  if (kind === 'other') return otherDocument(kind, digits);
  if (id || kind === 'national-id') return { kind: 'doubtful', key: digits };
  return otherDocument(kind, digits);
}

/** A number with its middle hidden, as `1101*1234`; null when too little of it is left. */
function maskedDocument(number: string): IdentityDocument | null {
  const key = number.replace(/\*+/g, '*');
  return /^[^*]{3,}\*[^*]{3,}$/.test(key) ? { kind: 'doubtful', key } : null;
}

const otherDocument = (type: string, number: string): IdentityDocument => ({
  kind: 'other',
  key: `${guessType(type, number)}:${number}`,
});

/** The type that a number's own shape shows, where the list does not say. */
function guessType(type: string, number: string): string {
  if (type !== '' && type !== 'other') return type;
  if (/^[HM]\d{8}(\d{2})?$/.test(number)) return 'mainland-travel-permit';
  if (/^[DEGPSK][A-Z]?\d{7,8}$/.test(number)) return 'passport';
  return 'other';
}

const documentNumber = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[×Χ✕]$/u, 'X')
    .replace(/^(\d{17})\*$/, '$1X')
    .replace(/[^0-9A-Z*一-鿿]/g, '');
