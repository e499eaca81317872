import { decodeDocument } from '../bson/decode.ts';
import type { Document } from '../bson/types.ts';
import { treeKey } from '../keys/id-key.ts';
import { candidatesOf } from '../plan/access.ts';
import { conditionsOf } from '../plan/conditions.ts';
import { boundsOf } from '../plan/index-bounds.ts';
import { valuesAtPath } from '../query/path.ts';
import type { Collection, Index } from './catalogue-types.ts';
import { removeDocument } from './document-writes.ts';
import type { Writing } from './group-writer.ts';
import { KeyHeld, type Target } from './target.ts';

/** Removes documents whose date in a TTL index has passed; what an open transaction holds is left for the next time. */
export function* expireDocuments(
  target: Target,
  collection: Collection,
  index: Index,
): Writing<void> {
  const limit = new Date(Date.now() - (index.expireAfterSeconds as number) * 1000);
  const field = index.fields[0] as string;
  const { ranges } = boundsOf(index, conditionsOf({ [field]: { $lte: limit } }));
  const due: Buffer[] = [];
  const access = { kind: 'index' as const, index, ranges, reverse: false };
  for (const found of candidatesOf(target, collection, access, { keys: 0, documents: 0 })) {
    if (found) due.push(found.idKey);
    else yield undefined;
  }
  for (const idKey of due) {
    if (collection.dropped) return;
    removeIfDue(target, collection, idKey, index, limit);
    yield undefined;
  }
}

function removeIfDue(
  target: Target,
  collection: Collection,
  idKey: Buffer,
  index: Index,
  limit: Date,
): void {
  const bytes = target.get(treeKey(collection.id, idKey));
  if (!bytes) return;
  if (!isDue(decodeDocument(bytes), index, limit)) return;
  try {
    removeDocument(target, collection, { idKey, bytes });
  } catch (error) {
    if (!(error instanceof KeyHeld)) throw error;
  }
}

/** Of several dates in an array the earliest counts. */
function isDue(document: Document, index: Index, limit: Date): boolean {
  return valuesAtPath(document, index.paths[0] ?? [])
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .some((value) => value instanceof Date && value.getTime() <= limit.getTime());
}
