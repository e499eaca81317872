import { hanSound } from '../normalise/han-sound.ts';

const codes: Record<string, string> = {};
for (const [letters, digit] of [
  ['bfpv', '1'],
  ['cgjkqsxz', '2'],
  ['dt', '3'],
  ['l', '4'],
  ['mn', '5'],
  ['r', '6'],
] as const) {
  for (const letter of letters) codes[letter] = digit;
}

/** Soundex (Russell 1918, as in The Art of Computer Programming 3, §6.4) of a Latin word; other scripts: how each character is read. */
export function soundCode(word: string): string {
  if (!/^[a-z]/.test(word)) return readings(word);
  let code = word.charAt(0);
  let last = codes[code] ?? '';
  for (let index = 1; index < word.length && code.length < 4; index++) {
    const letter = word.charAt(index);
    const digit = codes[letter] ?? '';
    if (digit !== '' && digit !== last) code += digit;
    if (letter !== 'h' && letter !== 'w') last = digit;
  }
  return code;
}

function readings(word: string): string {
  let sounds = '';
  for (let index = 0; index < word.length; index++) {
    sounds += String.fromCharCode(hanSound(word.charCodeAt(index)));
  }
  return sounds;
}
