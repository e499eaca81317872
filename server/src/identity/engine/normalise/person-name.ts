import { isPlaceholderText } from './placeholder.ts';
import { hasHan, plainText } from './plain-text.ts';
import { compoundSurnames } from './surnames.ts';

/** A name in its two parts, each plain text without separators; null = not known (or masked, as in 张*). */
export interface PersonName {
  surname: string | null;
  givenName: string | null;
  /** What is shown of a masked given name, where anything is: 张*明 → *明, *伟明 → *伟明. */
  givenMask?: string;
}

const hanTitle =
  /(先生|女士|小姐|太太|夫人|老师|同志|医生|大夫|教授|经理|主任|老板|阿姨|叔叔|师傅)$/;
const latinTitle = /^(mr|mrs|ms|miss|mx|dr|prof|sir|madam)\.? /;
const brackets = /[(（[【<《].*?[)）\]】>》]/g;

/** 欧阳 and two more. */
const longestHanName = 4;

const nobody: PersonName = { surname: null, givenName: null };

/** Splits a whole name: 欧阳锋先生 → 欧阳 + 锋; “Smith, John” and “John Smith” → smith + john. */
export function readWholeName(text: string): PersonName {
  if (isSimpleHan(text)) return isPlaceholderText(text) ? nobody : splitHan(text);
  const plain = plainText(
    text.includes('(') || /[（[【<《]/.test(text) ? text.replace(brackets, '') : text,
  );
  if (isPlaceholderText(plain)) return nobody;
  return hasHan(plain) ? readHan(plain) : readLatin(plain);
}

/** A part of a name that the list holds apart (surname or given name); null when not known. */
export function readNamePart(text: string): string | null {
  const plain = plainText(text);
  if (isPlaceholderText(plain) || plain.includes('*')) return null;
  const letters = hasHan(plain) ? onlyHan(plain) : latinLetters(plain);
  return letters === '' ? null : letters;
}

/** Two to four simplified characters, which need no work but the split. */
function isSimpleHan(text: string): boolean {
  return (
    text.length >= 2 &&
    text.length <= 3 &&
    /^[一-鿿]+$/.test(text) &&
    !text.includes('某') &&
    plainText(text) === text &&
    !hanTitle.test(text)
  );
}

function readHan(plain: string): PersonName {
  const untitled = plain.replace(hanTitle, '');
  const masked = /[*某]/.test(untitled);
  const letters = onlyHan(untitled === '' ? plain : untitled);
  if (isPlaceholderText(letters)) return nobody;
  if (isMinorityName(untitled)) return masked ? nobody : { surname: null, givenName: letters };
  return masked ? readMasked(untitled) : splitHan(letters);
}

function readMasked(name: string): PersonName {
  const shown = name.replaceAll('某', '*').replace(/[^\p{Script=Han}*]/gu, '');
  const { surname, givenName } = shown.startsWith('*')
    ? { surname: null, givenName: shown }
    : splitHan(shown);
  return { surname, givenName: null, ...maskOf(givenName) };
}

/** Nothing where all of it is hidden. */
const maskOf = (shown: string | null): Pick<PersonName, 'givenMask'> =>
  shown === null || !/[^*]/.test(shown) ? {} : { givenMask: shown };

/** What a list that holds surname and given name apart shows of a masked Chinese given name. */
export function readGivenMask(text: string): Pick<PersonName, 'givenMask'> {
  const plain = plainText(text);
  return plain.includes('*') ? maskOf(plain.replace(/[^\p{Script=Han}*]/gu, '')) : {};
}

/** 古丽娜尔·艾力, with or without the separator: own and father's name, no surname. */
const isMinorityName = (name: string): boolean =>
  /\p{Script=Han}[·•.．‧∙・]\p{Script=Han}/u.test(name) || onlyHan(name).length > longestHanName;

function splitHan(letters: string): PersonName {
  const first = characterEnd(letters, 0);
  const second = characterEnd(letters, first);
  const isCompound = second < letters.length && compoundSurnames.has(letters.slice(0, second));
  const end = isCompound ? second : first;
  return {
    surname: letters.slice(0, end),
    givenName: end < letters.length ? letters.slice(end) : null,
  };
}

/** Where the character that starts here ends, in UTF-16 units. */
const characterEnd = (letters: string, start: number): number =>
  start + ((letters.codePointAt(start) ?? 0) > 0xffff ? 2 : 1);

function readLatin(plain: string): PersonName {
  const untitled = plain.replace(latinTitle, '');
  const comma = untitled.indexOf(',');
  if (comma > 0) {
    return {
      surname: orNull(untitled.slice(0, comma)),
      givenName: orNull(untitled.slice(comma + 1)),
    };
  }
  const letters = latinLetters(untitled);
  const space = letters.lastIndexOf(' ');
  if (space < 0) return { surname: null, givenName: letters === '' ? null : letters };
  return { surname: letters.slice(space + 1), givenName: letters.slice(0, space) };
}

function orNull(text: string): string | null {
  const letters = latinLetters(text);
  return letters === '' ? null : letters;
}

/** The separators of minority names (· . •), digits and signs go. */
const onlyHan = (plain: string): string => plain.replace(/[^\p{Script=Han}]/gu, '');

const latinLetters = (plain: string): string =>
  /^[a-z]+$/.test(plain)
    ? plain
    : plain
        .normalize('NFD')
        .replace(/[\p{M}'’`]/gu, '')
        .replace(/[^\p{L}]+/gu, ' ')
        .trim();
