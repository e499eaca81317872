const words = new Set(
  (
    '未知 无 无名 暂无 没有 不详 未填 未填写 未提供 待定 待补 待补充 待完善 空 测试 测试用户 测试客户 测试账号 匿名 匿名用户 微信用户 ' +
    '用户 客户 姓名 某某 张某某 其他 保密 不便透露 null nil none n/a na nan undefined unknown test tester testing ' +
    'anonymous customer user xxx xx x - -- --- / . .. ? ?? * ** *** **** # 0'
  ).split(' '),
);

const longestWord = Math.max(...[...words].map((word) => word.length));

/** Whether plain text (see `plainText`) stands for “not known”. */
export const isPlaceholderText = (plain: string): boolean =>
  plain === '' || (plain.length <= longestWord && words.has(plain));

/** The same for text in any case. */
export const isPlaceholderWord = (text: string): boolean =>
  text.length <= longestWord && words.has(text.toLowerCase());

const mobileLength = 11;
const knownNumbers = new Set(['13800138000', '13900139000', '13800000000', '13900000000']);

/**
 * Whether a number was typed to get past a form: one digit over and over (11111111), counting up or down
 * (12345678, 987654321), a mobile that ends in
 * eight equal digits, or one of the numbers everybody uses (13800138000).
 */
export function isPlaceholderNumber(number: string): boolean {
  if (knownNumbers.has(number)) return true;
  const count = countDigits(number);
  if (count < 5 || count < number.length - 3) return false;
  const digits = count === number.length ? number : number.replace(/\D/g, '');
  if (digits.length >= mobileLength && isRun(digits, 0, digits.length - 8)) return true;
  return isRun(digits, 0) || isRun(digits, 1) || isRun(digits, 9) || isRun(digits, 0, 1);
}

function countDigits(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 48 && code <= 57) count++;
  }
  return count;
}

/** Every digit after `from` is the one before it plus `step`, modulo ten. */
function isRun(digits: string, step: number, from = 0): boolean {
  for (let index = from + 1; index < digits.length; index++) {
    const previous = digits.charCodeAt(index - 1) - 48;
    if (digits.charCodeAt(index) - 48 !== (previous + step) % 10) return false;
  }
  return true;
}
