/** 张三丰 → 张**; a name of another script keeps its first letter. */
export function maskName(name: string): string {
  const [first = '', ...others] = [...name];
  return first + '*'.repeat(Math.min(Math.max(others.length, 1), 6));
}

/** 13912340000 → 139****0000; shorter numbers keep their last two digits. */
export const maskNumber = (number: string): string =>
  number.length >= 11 ? keepEnds(number, 3, 4) : keepEnds(number, 0, 2);

/** 310101199001011234 → 3101**********1234; other documents keep one character at either end. */
export const maskDocument = (number: string): string =>
  number.length >= 15 ? keepEnds(number, 4, 4) : keepEnds(number, 1, 1);

/** Shows the first `shown` characters and how there is more. */
export const maskTail = (text: string, shown: number): string =>
  keepEnds(text, shown, 0).replace(/\*{4,}$/, '****');

function keepEnds(text: string, head: number, tail: number): string {
  const characters = [...text];
  if (characters.length <= head + tail) return '*'.repeat(characters.length);
  return [
    ...characters.slice(0, head),
    '*'.repeat(characters.length - head - tail),
    ...characters.slice(characters.length - tail),
  ].join('');
}
