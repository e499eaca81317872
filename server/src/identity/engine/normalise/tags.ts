import { isPlaceholderText } from './placeholder.ts';
import { plainText } from './plain-text.ts';

/** The tags of one cell, apart at , ; | / 、 and their full-width forms, each once, in the order given. */
export function normaliseTags(text: string): string[] {
  const tags = text
    .normalize('NFKC')
    .split(/[,;|/、\n]/)
    .map((tag) => tag.trim());
  return [...new Set(tags.filter((tag) => !isPlaceholderText(plainText(tag))))];
}
