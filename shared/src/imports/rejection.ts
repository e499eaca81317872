/** Why a row of a list is not taken, in general; the reason given with the row says it of its own values. */
const texts = {
  'row.too-few-columns': '格数比表头少',
  'row.too-many-columns': '格数比表头多',
  'row.swallowed': '英文双引号没有配对',
  'cell.nul': '含有空字符（NUL）',
  'cell.undecodable': '含有乱码',
  'cell.too-long': '有一格太长',
  'cell.digits-lost': '号码的后几位已被表格软件丢失',
  'cell.formula-error': '公式出错',
  'key.empty': '账户编号是空的',
  'key.too-long': '账户编号太长',
  'channel.empty': '没有写渠道',
  'channel.unknown': '不认识的渠道',
} as const;

export type RejectionCode = keyof typeof texts;

export const rejectionText = (code: string): string => texts[code as RejectionCode] ?? code;
