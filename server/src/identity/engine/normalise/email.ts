import { plainText } from './plain-text.ts';

/** An e-mail address in lower case; null when it is none or a placeholder such as test@test.com. */
export function normaliseEmail(text: string): string | null {
  const email = plainText(text).replace(/^mailto:/, '');
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) && !isPlaceholderEmail(email) ? email : null;
}

const isPlaceholderEmail = (email: string): boolean =>
  /^(test|none|null|no|na|unknown|noemail|xxx|abc|a)@/.test(email) ||
  /@example\.|@test\./.test(email);
