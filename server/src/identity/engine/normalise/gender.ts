import { plainText } from './plain-text.ts';

const male = new Set(['男', '男性', '先生', 'm', 'male', 'man', 'mr', '1']);
const female = new Set([
  '女',
  '女性',
  '女士',
  '小姐',
  'f',
  'female',
  'woman',
  'mrs',
  'ms',
  'miss',
  '2',
]);

/** 1 male, 2 female (the codes of GB/T 2261.1), null when not said. */
export function normaliseGender(text: string): 1 | 2 | null {
  const plain = plainText(text);
  if (male.has(plain)) return 1;
  return female.has(plain) ? 2 : null;
}
