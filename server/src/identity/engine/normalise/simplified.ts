import { Converter } from 'opencc-js/t2cn';

const fromTaiwan = Converter({ from: 'tw', to: 'cn' });
const fromHongKong = Converter({ from: 'hk', to: 'cn' });

const firstHan = 0x3400;
const UNKNOWN = 0;
const memo = new Uint16Array(0x10000);

/**
 * Traditional characters as simplified ones, character by character, so that the same name gives the same text
 * whatever stands around it. Characters outside the basic plane stay as they are.
 */
export function toSimplified(text: string): string {
  let result = '';
  let copied = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < firstHan) continue;
    const simple = simplifiedCode(code);
    if (simple === code) continue;
    result += text.slice(copied, index) + String.fromCharCode(simple);
    copied = index + 1;
  }
  return copied === 0 ? text : result + text.slice(copied);
}

function simplifiedCode(code: number): number {
  const known = memo[code] as number;
  if (known !== UNKNOWN) return known;
  const character = String.fromCharCode(code);
  const converted = fromHongKong(fromTaiwan(character));
  const simple = converted.length === 1 ? converted.charCodeAt(0) : code;
  memo[code] = simple;
  return simple;
}
