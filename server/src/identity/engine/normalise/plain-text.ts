import { toSimplified } from './simplified.ts';

const SPACE = 0x20;

/** Text as it is compared: NFKC, lower case, simplified characters, no control or invisible characters, single spaces. */
export function plainText(text: string): string {
  return toSimplified(isPlain(text) ? text : folded(text));
}

function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Z}\s]+/gu, (run) => (/[\p{Z}\s]/u.test(run) ? ' ' : ''))
    .trim();
}

/** True for what needs no folding: printable lower-case ASCII and common Chinese characters, single inner spaces. */
function isPlain(text: string): boolean {
  let previous = SPACE;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (!isPlainCode(code)) return false;
    if (code === SPACE && previous === SPACE) return false;
    previous = code;
  }
  return text.length === 0 || previous !== SPACE;
}

const isPlainCode = (code: number): boolean =>
  code <= 0x7e ? code >= SPACE && (code < 0x41 || code > 0x5a) : code >= 0x4e00 && code <= 0x9fff;

const HAN = /\p{Script=Han}/u;

export const hasHan = (text: string): boolean => HAN.test(text);
