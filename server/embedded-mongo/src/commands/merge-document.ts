import { ObjectId } from 'bson';
import type { Output } from '../aggregate/pipeline-types.ts';
import { equalValues } from '../bson/compare.ts';
import { decodeDocument } from '../bson/decode.ts';
import { encodeDocument } from '../bson/encode.ts';
import { merged, withId } from '../bson/fields.ts';
import type { Document } from '../bson/types.ts';
import { DatabaseError, must } from '../errors.ts';
import { splitPath, valuesAtPath } from '../query/path.ts';
import type { Collection } from '../storage/catalogue-types.ts';
import { insertDocument, replaceDocument, type Stored } from '../storage/document-writes.ts';
import type { Writing } from '../storage/group-writer.ts';
import type { Target } from '../storage/target.ts';
import { compileUpdate } from '../update/compile-update.ts';
import { changeFirst } from './change-one.ts';
import type { Call } from './command.ts';
import { withIdFirst } from './prepare-document.ts';
import { whenFree } from './write.ts';

type Merge = Extract<Output, { kind: 'merge' }>;

/** What $merge does with one document. */
export function merger(
  call: Call,
  merge: Merge,
): (target: Target, document: Document) => Writing<void> {
  const { catalogue } = call.engine;
  checkUnique(catalogue.get(merge.database, merge.collection), merge.on);
  return function* (target, given) {
    const document: Document = '_id' in given ? given : withId(new ObjectId(), given);
    const collection =
      catalogue.get(merge.database, merge.collection) ??
      catalogue.create(merge.database, merge.collection, {});
    const filter = Object.fromEntries(
      merge.on.map((path) => [path, { $eq: valueAt(document, path) }]),
    );
    const matched = yield* changeFirst(target, collection, { filter }, (old) => {
      whenMatched(target, collection, merge, old, document);
      return true;
    });
    if (!matched) yield* whenNotMatched(target, collection, merge, document);
  };
}

/** Two documents with the same values would make it unclear which is meant. */
function checkUnique(collection: Collection | undefined, on: string[]): void {
  if (on.length === 1 && on[0] === '_id') return;
  const wanted = [...on].sort().join('\0');
  must(
    collection?.indexes.some(
      ({ unique, partial, fields }) =>
        unique && !partial && [...fields].sort().join('\0') === wanted,
    ),
    'MergeWithoutUniqueIndex',
    'Cannot find index to verify that join fields will be unique',
  );
}

function valueAt(document: Document, path: string): unknown {
  const [value] = valuesAtPath(document, splitPath(path));
  must(
    value !== undefined && value !== null && !Array.isArray(value),
    'MergeFieldMissing',
    "$merge write error: 'on' field cannot be missing, null, undefined or an array",
  );
  return value;
}

function whenMatched(
  target: Target,
  collection: Collection,
  merge: Merge,
  old: Stored,
  document: Document,
): void {
  const before = decodeDocument(old.bytes);
  const changed = changedBy(merge, before, document);
  if (!changed) return;
  must(
    equalValues(changed._id, before._id),
    'ImmutableField',
    '$merge failed to update the matching document, did you attempt to modify the _id or the shard key?',
  );
  const bytes = withIdFirst(encodeDocument(changed));
  replaceDocument(target, collection, old, bytes);
}

function changedBy(merge: Merge, old: Document, document: Document): Document | undefined {
  const keepsId =
    merge.on.length === 1 && merge.on[0] === '_id' ? document : merged(document, { _id: old._id });
  switch (merge.whenMatched) {
    case 'replace':
      return keepsId;
    case 'merge':
      return merged(old, keepsId);
    case 'keepExisting':
      return undefined;
    case 'fail':
      throw new DatabaseError(
        'DuplicateKey',
        "$merge with whenMatched: fail found an existing document with the same values for the 'on' fields",
      );
    case 'pipeline': {
      const variables = merge.variablesFor(document);
      return compileUpdate(merge.pipeline ?? [], { filter: {}, variables }).apply(old);
    }
  }
}

function* whenNotMatched(
  target: Target,
  collection: Collection,
  merge: Merge,
  document: Document,
): Writing<void> {
  if (merge.whenNotMatched === 'discard') return;
  if (merge.whenNotMatched === 'fail')
    throw new DatabaseError(
      'MergeStageNoMatchingDocument',
      '$merge could not find a matching document in the target collection for at least one document in the source collection',
    );
  const bytes = withIdFirst(encodeDocument(document));
  yield* whenFree(() => insertDocument(target, collection, bytes));
}
