import { ListError } from './list-error.ts';

const kinds: ReadonlyArray<[magic: string, kind: string]> = [
  ['%PDF-', 'PDF'],
  ['\x89PNG', 'PNG 图片'],
  ['\xFF\xD8\xFF', 'JPEG 图片'],
  ['GIF8', 'GIF 图片'],
  ['\x1F\x8B', 'gzip 压缩包'],
  ['7z\xBC\xAF', '7z 压缩包'],
  ['Rar!', 'RAR 压缩包'],
];
const advice = '请在 Excel 或 WPS 里打开原表，另存为 xlsx 或“CSV UTF-8（逗号分隔）”后再试';

const startsWith = (head: Buffer, magic: string) =>
  head.subarray(0, magic.length).toString('latin1') === magic;

/** A ZIP archive, as xlsx workbooks are. */
export const isArchive = (head: Buffer): boolean => startsWith(head, 'PK\x03\x04');

/** The container of old workbooks and of workbooks with a password. */
export const isCompound = (head: Buffer): boolean => startsWith(head, '\xD0\xCF\x11\xE0');

/** Words for a compound file: with a password, or of the time before 2007. */
export function compoundRefusal(head: Buffer, fileName: string): ListError {
  if (head.includes(Buffer.from('EncryptedPackage', 'utf16le'))) {
    const text = '工作簿有打开密码。请在 Excel 或 WPS 里去掉密码，另存后再试';
    return new ListError('list.encrypted', fileName, text);
  }
  return new ListError(
    'list.binary',
    fileName,
    `这是旧版 Excel 工作簿（xls）或有密码的工作簿，读不了。${advice}`,
  );
}

function isControl(byte: number): boolean {
  return byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d;
}

/** Throws when the beginning of a file shows that it is no text at all; a stray control character does not. */
export function refuseBinary(head: Buffer, fileName: string): void {
  const kind = kinds.find(([magic]) => startsWith(head, magic))?.[1];
  if (kind) {
    throw new ListError(
      'list.binary',
      fileName,
      `这是${kind}，不是 CSV 文本或 xlsx 工作簿。${advice}`,
    );
  }
  const controls = head.reduce((count, byte) => count + (isControl(byte) ? 1 : 0), 0);
  if (controls >= 8 && controls > head.length / 20) {
    const what = `开头 ${head.length} 个字节里有 ${controls} 个控制字符，不是文本文件`;
    throw new ListError('list.binary', fileName, `${what}。${advice}`);
  }
}
