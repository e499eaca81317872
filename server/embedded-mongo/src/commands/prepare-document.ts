import { ObjectId } from 'bson';
import { decodeValue } from '../bson/decode.ts';
import { type Element, findElement, type as kinds } from '../bson/elements.ts';
import { encodeDocument } from '../bson/encode.ts';
import { isDocument } from '../bson/types.ts';
import { DatabaseError, must } from '../errors.ts';

/** The document to be stored: with `_id` first, made if absent. */
export function withIdFirst(bytes: Buffer): Buffer {
  const id = findElement(bytes, '_id');
  if (!id) return joined(bytes, encodeDocument({ _id: new ObjectId() }).subarray(4, -1), undefined);
  checkId(bytes, id);
  return id.start === 4 ? bytes : joined(bytes, bytes.subarray(id.start, id.end), id);
}

function joined(bytes: Buffer, first: Buffer, taken: Element | undefined): Buffer {
  const rest = taken
    ? [bytes.subarray(4, taken.start), bytes.subarray(taken.end)]
    : [bytes.subarray(4)];
  const result = Buffer.concat([Buffer.alloc(4), first, ...rest]);
  result.writeInt32LE(result.length);
  return result;
}

const refusedKinds = new Map<number, string>([
  [kinds.array, 'an array'],
  [kinds.regex, 'a regex'],
  [kinds.undefined, 'a undefined'],
]);

function checkId(bytes: Buffer, { kind, value, end }: Element): void {
  const refused = refusedKinds.get(kind);
  must(!refused, 'BadValue', `can't use ${refused} for _id`);
  if (kind !== kinds.document) return;
  const id = decodeValue(bytes, kind, value, end);
  const field = isDocument(id) ? Object.keys(id).find((name) => name.startsWith('$')) : undefined;
  if (field)
    throw new DatabaseError(
      'DollarPrefixedFieldName',
      `_id fields may not contain '$'-prefixed fields: ${field} is not valid for storage.`,
    );
}
