const fewest = 12;
const most = 128;
const fewestDistinct = 6;
const fewestOwn = 6;

// What is tried first by whoever guesses; longer ones before those that they contain.
const common = [
  'password',
  'passw0rd',
  'p@ssw0rd',
  'p@ssword',
  'administrator',
  'admin',
  'welcome',
  'letmein',
  'iloveyou',
  'woaini',
  '1qaz2wsx',
  'qwertyuiop',
  'qwerty',
  'asdfghjkl',
  'asdf',
  'zxcvbnm',
  'zxcv',
  'abc123',
  'heyi',
  '5201314',
  '88888888',
  '66666666',
];

const rows = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const longestRun = 4;

/** Why a password is not good enough, in Chinese; nothing when it is. */
export function weaknesses(password: string, username: string): string[] {
  const text = password.normalize('NFKC');
  const length = [...text].length;
  const plain = text.toLowerCase();
  const found = [
    length < fewest && `至少 ${fewest} 个字符`,
    length > most && `至多 ${most} 个字符`,
    /\p{Cc}/u.test(text) && '不能包含控制字符',
    plain.includes(username.toLowerCase()) && '不能包含用户名',
    new Set(plain).size < fewestDistinct && `至少要有 ${fewestDistinct} 个不同的字符`,
    length >= fewest && own(plain).length < fewestOwn && '不能由常见密码、连续或重复的字符拼成',
  ];
  return found.filter((reason) => reason !== false);
}

/** What is left of it without common words, runs (`abcd`, `9876`, `qwer`) and repetitions. */
function own(text: string): string[] {
  let rest = text;
  for (const word of common) rest = rest.replaceAll(word, '\0');
  const characters = [...rest];
  return characters.filter(
    (character, at) =>
      character !== '\0' &&
      character !== characters[at - 1] &&
      !isRun(characters.slice(at, at + longestRun)) &&
      !isRun(characters.slice(Math.max(0, at - longestRun + 1), at + 1)),
  );
}

function isRun(characters: string[]): boolean {
  if (characters.length < longestRun) return false;
  const text = characters.join('');
  const back = characters.toReversed().join('');
  return rows.some((row) => row.includes(text) || row.includes(back));
}
