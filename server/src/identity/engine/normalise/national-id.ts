import { isCalendarDay } from './calendar.ts';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = '10X98765432';

/** The check character of the first 17 digits (GB 11643-1999, ISO 7064 MOD 11-2). */
export function nationalIdCheck(digits: string): string {
  let sum = 0;
  for (let index = 0; index < 17; index++) {
    sum += (digits.charCodeAt(index) - 48) * (weights[index] as number);
  }
  return checkCharacters.charAt(sum % 11);
}

/** A national ID number that reads as one: `valid` when its checksum (18 digits) and its birthday hold. */
export interface NationalId {
  /** 18 characters when valid, as written (15 or 18) when not. */
  number: string;
  valid: boolean;
}

/**
 * Reads a national ID number from text that is already NFKC and upper case, without spaces. 15 digits (the old form)
 * become 18; null when it has not the shape of an ID number at all.
 */
export function readNationalId(text: string): NationalId | null {
  if (/^\d{17}[\dX]$/.test(text)) return { number: text, valid: isValid18(text) };
  if (!/^\d{15}$/.test(text)) return null;
  const long = `${text.slice(0, 6)}19${text.slice(6)}`;
  const number = long + nationalIdCheck(long);
  return isValid18(number) ? { number, valid: true } : { number: text, valid: false };
}

const isValid18 = (number: string): boolean =>
  isRegion(number) && isBirthday(number) && nationalIdCheck(number) === number.charAt(17);

/** Mainland provinces 11-65, Taiwan 71, Hong Kong 81, Macau 82 and the residence permits 81/82/83, foreigners 91-99. */
function isRegion(number: string): boolean {
  const province = Number(number.slice(0, 2));
  return province >= 11 && (province <= 65 || province === 71 || isResident(province));
}

const isResident = (province: number): boolean =>
  (province >= 81 && province <= 83) || (province >= 91 && province <= 99);

const isBirthday = (number: string): boolean =>
  isCalendarDay(
    Number(number.slice(6, 10)),
    Number(number.slice(10, 12)),
    Number(number.slice(12, 14)),
  );

/** The birthday (yyyymmdd) inside a valid 18-digit number. */
export const birthdayOfNationalId = (number: string): number => Number(number.slice(6, 14));

/** The sex inside a valid 18-digit number: 1 male, 2 female. */
export const genderOfNationalId = (number: string): 1 | 2 =>
  (number.charCodeAt(16) - 48) % 2 === 1 ? 1 : 2;
