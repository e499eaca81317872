import { isPlaceholderNumber } from './placeholder.ts';

const mobile = /^1[3-9]\d{9}$/;

/** Whether these digits are those of a mainland mobile number. */
export const isMobile = (digits: string): boolean => mobile.test(digits);

const digitsOf = (text: string): string => text.normalize('NFKC').replace(/\D/g, '');

/** Some digits are hidden: 138****8000. */
const isMasked = (text: string): boolean => /[*＊]|[xX]{2}/.test(text);

/** A mainland mobile number as its 11 digits, without +86, 0086 or 0 before it; null when it is none or a placeholder. */
export function normaliseMobile(text: string): string | null {
  if (isMobile(text)) return isPlaceholderNumber(text) ? null : text;
  if (isMasked(text)) return null;
  const digits = withoutCountry(digitsOf(text));
  return isMobile(digits) && !isPlaceholderNumber(digits) ? digits : null;
}

function withoutCountry(digits: string): string {
  if (digits.length === 15 && digits.startsWith('0086')) return digits.slice(4);
  if (digits.length === 13 && digits.startsWith('86')) return digits.slice(2);
  return digits.length === 12 && digits.startsWith('01') ? digits.slice(1) : digits;
}

/** Any telephone number as its digits (a mobile as `normaliseMobile` gives it); null under five digits or a placeholder. */
export function normalisePhone(text: string): string | null {
  const asMobile = normaliseMobile(text);
  if (asMobile || isMasked(text)) return asMobile;
  const digits = digitsOf(text.replace(/^\s*[+＋]/, '00'))
    .replace(/^00?86(?=0?\d{9,})/, '')
    .replace(/^0+/, '');
  return digits.length < 5 || digits.length > 18 || isPlaceholderNumber(digits) ? null : digits;
}
