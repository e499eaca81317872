import { decodeDocument } from '../bson/decode.ts';
import { encodeDocument } from '../bson/encode.ts';
import { spliceFields } from '../bson/splice-fields.ts';
import type { Document } from '../bson/types.ts';
import type { Update } from './update-types.ts';

export interface Applied {
  bytes: Buffer;
  /** The top-level fields that may differ from before; undefined when any may. */
  fields: ReadonlySet<string> | undefined;
}

/** Updates a stored document, decoding and encoding no more of it than the update touches; undefined: no change. */
export function applyToBytes(update: Update, bytes: Buffer): Applied | undefined {
  const before = decodeDocument(bytes, 0, update.fields);
  const after = update.apply(before);
  if (!after) return undefined;
  const applied = update.fields
    ? {
        bytes: spliceFields(bytes, update.fields, before, after),
        fields: differing(before, after, update.fields),
      }
    : { bytes: encodeDocument(after), fields: undefined };
  return applied.bytes.equals(bytes) ? undefined : applied;
}

function differing(before: Document, after: Document, fields: ReadonlySet<string>): Set<string> {
  return new Set([...fields].filter((name) => !Object.is(before[name], after[name])));
}
