import { pinyin } from 'pinyin-pro';

const numbers = new Map<string, number>();
const UNKNOWN = 0;
const memo = new Uint16Array(0x10000);

/** A number for how a Chinese character is read (its commonest pinyin without tone); one of its own for any other code unit. */
export function hanSound(code: number): number {
  const known = memo[code] as number;
  if (known !== UNKNOWN) return known;
  const sound = pinyin(String.fromCharCode(code), { toneType: 'none' });
  const number = numbers.get(sound) ?? numbers.size + 1;
  numbers.set(sound, number);
  memo[code] = number;
  return number;
}
