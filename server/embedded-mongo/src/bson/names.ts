const slots = 4096;

/** Longer names are rare and made anew each time. */
const longest = 40;

const held: (string | undefined)[] = new Array(slots).fill(undefined);

/** The field name in these bytes. The same names come again and again, so each is made into a string once. */
export function nameBetween(bytes: Buffer, start: number, end: number): string {
  if (end - start > longest) return bytes.toString('utf8', start, end);
  let hash = 0;
  for (let at = start; at < end; at += 1) hash = (hash * 31 + (bytes[at] as number)) | 0;
  const slot = hash & (slots - 1);
  const known = held[slot];
  if (known !== undefined && isWritten(known, bytes, start, end)) return known;
  const name = bytes.toString('utf8', start, end);
  held[slot] = name;
  return name;
}

/** True when the bytes are the text, which only ever holds for ASCII. */
function isWritten(text: string, bytes: Buffer, start: number, end: number): boolean {
  if (text.length !== end - start) return false;
  for (let at = 0; at < text.length; at += 1)
    if (text.charCodeAt(at) !== bytes[start + at]) return false;
  return true;
}
