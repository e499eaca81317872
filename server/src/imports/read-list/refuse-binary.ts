import { ListError } from './list-error.ts';

const kinds: ReadonlyArray<[magic: string, kind: string]> = [
  ['PK\x03\x04', 'Excel 工作簿（xlsx）或 ZIP 压缩包'],
  ['\xD0\xCF\x11\xE0', '旧版 Excel 工作簿（xls）'],
  ['%PDF-', 'PDF'],
  ['\x89PNG', 'PNG 图片'],
  ['\xFF\xD8\xFF', 'JPEG 图片'],
  ['GIF8', 'GIF 图片'],
  ['\x1F\x8B', 'gzip 压缩包'],
  ['7z\xBC\xAF', '7z 压缩包'],
  ['Rar!', 'RAR 压缩包'],
];
const advice = '请在 Excel 或 WPS 里打开原表，用“另存为”选“CSV UTF-8（逗号分隔）”后再试';

function isControl(byte: number): boolean {
  return byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d;
}

/** Throws when the beginning of a file shows that it is no text at all; a stray control character does not. */
export function refuseBinary(head: Buffer, fileName: string): void {
  const start = head.subarray(0, 8).toString('latin1');
  const kind = kinds.find(([magic]) => start.startsWith(magic))?.[1];
  if (kind) {
    throw new ListError('list.binary', fileName, `这是${kind}，不是 CSV 文本。${advice}`);
  }
  const controls = head.reduce((count, byte) => count + (isControl(byte) ? 1 : 0), 0);
  if (controls >= 8 && controls > head.length / 20) {
    const what = `开头 ${head.length} 个字节里有 ${controls} 个控制字符，不是文本文件`;
    throw new ListError('list.binary', fileName, `${what}。${advice}`);
  }
}
