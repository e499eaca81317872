/** The shape of a value (of its first letters) without the value: enough to see what a column holds. */
export function veil(value: string): string {
  const letters = [...value.slice(0, 11)];
  if (letters.length <= 2) return letters.map((letter, at) => (at === 0 ? letter : '*')).join('');
  return letters
    .map((letter, at) => (at === 0 || at === letters.length - 1 || !isOwn(letter) ? letter : '*'))
    .join('');
}

const isOwn = (letter: string) => /[\p{L}\p{N}]/u.test(letter);
