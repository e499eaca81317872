/** Shorter pieces are copied byte by byte, which is faster than making a view of them. */
const shortest = 48;

/**
 * A copy of what LMDB has put into its own buffer, which it uses again for the next read. Unlike lmdb's own copies these
 * share memory that is set aside in blocks: a scan makes two for each entry.
 */
export function copyOut(source: Uint8Array, start: number, end: number): Buffer {
  const length = end - start;
  const copy = Buffer.allocUnsafe(length);
  if (length >= shortest) {
    copy.set(new Uint8Array(source.buffer, source.byteOffset + start, length));
    return copy;
  }
  for (let at = 0; at < length; at += 1) copy[at] = source[start + at] as number;
  return copy;
}
