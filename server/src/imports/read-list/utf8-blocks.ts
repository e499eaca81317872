import { isAscii, isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import type { Blocks } from './blocks.ts';
import { ListError } from './list-error.ts';
import { refuseBinary } from './refuse-binary.ts';

export type ListEncoding = 'utf8' | 'gb18030' | 'utf-16le' | 'utf-16be';

const headBytes = 4096;
const sampleBytes = 1024 * 1024;

const byteOrderMarks: ReadonlyArray<[mark: Buffer, encoding: ListEncoding]> = [
  [Buffer.from([0xef, 0xbb, 0xbf]), 'utf8'],
  [Buffer.from([0xff, 0xfe]), 'utf-16le'],
  [Buffer.from([0xfe, 0xff]), 'utf-16be'],
];

function damaged(text: string): number {
  return text.split('\uFFFD').length - 1;
}

/** UTF-8 unless the bytes are better GB18030: surrogates written as UTF-8 and a broken byte here and there do not sway it. */
function guessEncoding(sample: Buffer, fileName: string): ListEncoding {
  const lastLine = sample.lastIndexOf(0x0a);
  const lines = sample.length < sampleBytes || lastLine < 0 ? sample : sample.subarray(0, lastLine);
  if (isUtf8(lines)) return 'utf8';
  const whole = lines.toString('latin1').replaceAll(/\xED[\xA0-\xBF][\x80-\xBF]/g, '?');
  const bytes = Buffer.from(whole, 'latin1');
  const text = bytes.toString('utf8');
  const asUtf8 = damaged(text);
  const wellFormed = text.match(/[^\0-\x7F\uFFFD]/gu)?.length ?? 0;
  if (wellFormed > asUtf8) return 'utf8';
  const asGb18030 = damaged(iconv.decode(bytes, 'gb18030'));
  const fewest = Math.min(asUtf8, asGb18030);
  const foreign = bytes.reduce((count, byte) => count + (byte > 0x7f ? 1 : 0), 0);
  if (fewest >= 20 && fewest > foreign / 10) {
    throw new ListError(
      'list.encoding',
      fileName,
      '文字编码既不是 UTF-8 也不是 GB18030（GBK），无法识别。请用“另存为”选“CSV UTF-8（逗号分隔）”后再试',
    );
  }
  return asUtf8 <= asGb18030 ? 'utf8' : 'gb18030';
}

/**
 * The text of a list as UTF-8, block by block. A byte order mark decides the encoding; without one, up to 1 MB
 * from the first byte beyond ASCII on decides between UTF-8 and GB18030. What does not fit the encoding later
 * becomes U+FFFD, which the row that holds it is rejected for.
 */
export async function* utf8Blocks(blocks: Blocks, fileName: string): AsyncGenerator<Buffer> {
  const head = await blocks.peek(headBytes);
  const mark = byteOrderMarks.find(([bytes]) => head.subarray(0, bytes.length).equals(bytes));
  if (mark) blocks.skip(mark[0].length);
  if (!mark?.[1].startsWith('utf-16')) refuseBinary(head, fileName);
  if (!mark) yield* asciiBlocks(blocks);
  const encoding = mark?.[1] ?? guessEncoding(await blocks.peek(sampleBytes), fileName);
  yield* encoding === 'utf8' ? allBlocks(blocks) : decodedBlocks(blocks, encoding);
}

async function* asciiBlocks(blocks: Blocks): AsyncGenerator<Buffer> {
  for (let block = await blocks.next(); block; block = await blocks.next()) {
    if (!isAscii(block)) {
      const plain = block.findIndex((byte) => byte > 0x7f);
      blocks.putBack(block.subarray(plain));
      if (plain > 0) yield block.subarray(0, plain);
      return;
    }
    yield block;
  }
}

async function* allBlocks(blocks: Blocks): AsyncGenerator<Buffer> {
  for (let block = await blocks.next(); block; block = await blocks.next()) yield block;
}

async function* decodedBlocks(blocks: Blocks, encoding: ListEncoding): AsyncGenerator<Buffer> {
  const decoder = iconv.getDecoder(encoding);
  for await (const block of allBlocks(blocks)) yield Buffer.from(decoder.write(block));
  yield Buffer.from(decoder.end() ?? '');
}
