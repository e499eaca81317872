import { afterCString, afterValue, documentEnd } from './elements.ts';
import { encodeDocument } from './encode.ts';
import type { Document } from './types.ts';

/**
 * The bytes of a document after some of its top-level fields have changed: `before` and `after` hold `fields` only, and
 * everything else, like every value that is the same object in both, is copied as it stands.
 */
export function spliceFields(
  bytes: Buffer,
  fields: ReadonlySet<string>,
  before: Document,
  after: Document,
): Buffer {
  const parts: Buffer[] = [];
  const placed = new Set<string>();
  let copied = 4;
  for (const { name, start, end } of elementsOf(bytes, fields)) {
    const isSecond = placed.has(name);
    placed.add(name);
    const isLeft = Object.hasOwn(after, name) && !isSecond;
    if (isLeft && Object.is(before[name], after[name])) continue;
    parts.push(bytes.subarray(copied, start));
    if (isLeft) parts.push(element(name, after[name]));
    copied = end;
  }
  parts.push(bytes.subarray(copied, bytes.length - 1));
  for (const name of Object.keys(after))
    if (!placed.has(name)) parts.push(element(name, after[name]));
  return joined(parts);
}

interface Place {
  name: string;
  start: number;
  end: number;
}

function elementsOf(bytes: Buffer, fields: ReadonlySet<string>): Place[] {
  const places: Place[] = [];
  const end = documentEnd(bytes, 0) - 1;
  let start = 4;
  while (start < end) {
    const value = afterCString(bytes, start + 1, end);
    const next = afterValue(bytes, bytes[start] as number, value, end);
    const name = bytes.toString('utf8', start + 1, value - 1);
    if (fields.has(name)) places.push({ name, start, end: next });
    start = next;
  }
  return places;
}

function element(name: string, value: unknown): Buffer {
  return encodeDocument({ [name]: value }).subarray(4, -1);
}

function joined(parts: Buffer[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 5);
  const result = Buffer.allocUnsafe(length);
  let at = result.writeInt32LE(length);
  for (const part of parts) at += part.copy(result, at);
  result[at] = 0;
  return result;
}
