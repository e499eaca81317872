import { isPlaceholderNumber, isPlaceholderWord } from './placeholder.ts';

const shortest = 3;

/** A number or code given by some office: NFKC, upper case, letters and digits only; null when a placeholder or under three characters. */
export function normaliseCode(text: string): string | null {
  const code = /^[0-9A-Z]+$/.test(text)
    ? text
    : text
        .normalize('NFKC')
        .toUpperCase()
        .replace(/[^\p{L}\p{N}]/gu, '');
  if (code.length < shortest || isPlaceholderWord(code)) return null;
  return isPlaceholderNumber(code) ? null : code;
}

/** An id that WeChat gave (openid, unionid): exactly as written but for spaces around it; null when a placeholder. */
export function normaliseWechatId(text: string): string | null {
  const id = text.trim();
  return id.length < 6 || isPlaceholderWord(id) || isPlaceholderNumber(id) ? null : id;
}
