import type { Document } from '../bson/types.ts';
import { treeKey } from '../keys/id-key.ts';
import { idKeyOfEntry } from '../keys/index-keys.ts';
import type { Collection, Index } from '../storage/catalogue-types.ts';
import { afterAllWith, type Flow, scan } from '../storage/scan.ts';
import type { Entry, View } from '../storage/view.ts';
import type { KeyRange } from './index-bounds.ts';

/** A way to come by the candidates of a query. */
export type Access =
  | { kind: 'nothing' }
  | { kind: 'collection'; reverse: boolean; ranges: KeyRange[] | undefined }
  | { kind: 'ids'; keys: Buffer[] }
  | { kind: 'index'; index: Index; ranges: KeyRange[]; reverse: boolean }
  | { kind: 'exact'; index: Index; keys: Buffer[] }
  | { kind: 'union'; parts: Access[] };

export interface Candidate {
  idKey: Buffer;
  bytes: Buffer;
}

/** Counts what a query has looked at. */
export interface Effort {
  keys: number;
  documents: number;
}

/** The documents that an access leads to, each once. */
export function* candidatesOf(
  view: View,
  collection: Collection,
  access: Access,
  effort: Effort,
  first?: number,
): Flow<Candidate> {
  switch (access.kind) {
    case 'nothing':
      return;
    case 'collection':
      return yield* fromCollection(view, collection, access, effort, first);
    case 'ids':
      return yield* fetchAll(view, collection, access.keys, effort);
    case 'exact':
      return yield* fetchAll(view, collection, exactOwners(view, access, effort), effort);
    case 'index':
      return yield* fromIndex(view, collection, access, effort, first);
    case 'union':
      return yield* fromUnion(view, collection, access.parts, effort);
  }
}

function* fromCollection(
  view: View,
  collection: Collection,
  access: Extract<Access, { kind: 'collection' }>,
  effort: Effort,
  first?: number,
): Flow<Candidate> {
  const tree = treeKey(collection.id);
  const ranges = access.ranges?.map((range) => inTree(collection.id, range)) ?? [
    { low: tree, high: afterAllWith(tree) },
  ];
  if (access.reverse) ranges.reverse();
  for (const { low, high } of ranges) {
    for (const entry of scan(view, low, high, access.reverse, first)) {
      if (entry) {
        effort.documents += 1;
        yield { idKey: entry.key.subarray(4), bytes: entry.value };
      } else yield undefined;
    }
  }
}

function inTree(tree: number, { low, high }: KeyRange): KeyRange {
  return { low: treeKey(tree, low), high: treeKey(tree, high) };
}

function* fetchAll(
  view: View,
  collection: Collection,
  idKeys: Iterable<Buffer>,
  effort: Effort,
): Flow<Candidate> {
  let fetched = 0;
  for (const idKey of idKeys) {
    const bytes = view.get(treeKey(collection.id, idKey));
    fetched += 1;
    if (bytes) {
      effort.documents += 1;
      yield { idKey, bytes };
    }
    if (fetched % 128 === 0) yield undefined;
  }
}

const fieldsEnd = Buffer.from([1]);

function* exactOwners(
  view: View,
  access: Extract<Access, { kind: 'exact' }>,
  effort: Effort,
): Generator<Buffer> {
  const seen = access.index.multikey ? new Set<string>() : undefined;
  for (const key of access.keys) {
    const idKey = view.get(treeKey(access.index.id, key, fieldsEnd));
    if (!idKey) continue;
    effort.keys += 1;
    if (isNew(seen, idKey)) yield idKey;
  }
}

function* fromIndex(
  view: View,
  collection: Collection,
  access: Extract<Access, { kind: 'index' }>,
  effort: Effort,
  first?: number,
): Flow<Candidate> {
  const { index, reverse } = access;
  const seen = index.multikey ? new Set<string>() : undefined;
  const ranges = access.ranges.map((range) => inTree(index.id, range));
  if (reverse) ranges.reverse();
  for (const { low, high } of ranges) {
    for (const entry of scan(view, low, high, reverse, first)) {
      const candidate = entry && candidateOf(view, collection, index, entry, seen, effort);
      if (!entry || candidate) yield candidate;
    }
  }
}

function candidateOf(
  view: View,
  collection: Collection,
  index: Index,
  entry: Entry,
  seen: Set<string> | undefined,
  effort: Effort,
): Candidate | undefined {
  effort.keys += 1;
  const idKey = idKeyOfEntry(index, entry.key, entry.value);
  if (!isNew(seen, idKey)) return undefined;
  const bytes = view.get(treeKey(collection.id, idKey));
  if (!bytes) return undefined;
  effort.documents += 1;
  return { idKey, bytes };
}

function isNew(seen: Set<string> | undefined, idKey: Buffer): boolean {
  if (!seen) return true;
  const name = idKey.toString('latin1');
  if (seen.has(name)) return false;
  seen.add(name);
  return true;
}

function* fromUnion(
  view: View,
  collection: Collection,
  parts: Access[],
  effort: Effort,
): Flow<Candidate> {
  const seen = new Set<string>();
  for (const part of parts)
    for (const candidate of candidatesOf(view, collection, part, effort))
      if (!candidate || isNew(seen, candidate.idKey)) yield candidate;
}

/** The indexes that an access reads. */
export function indexesOf(access: Access): Index[] {
  if (access.kind === 'union') return access.parts.flatMap(indexesOf);
  return 'index' in access ? [access.index] : [];
}

/** The access as `explain` shows it. */
export function describeAccess(collection: Collection, access: Access): Document {
  switch (access.kind) {
    case 'nothing':
      return { stage: 'EOF' };
    case 'collection':
      if (access.ranges) return indexScan('_id_', { _id: 1 }, access.reverse, false);
      return { stage: 'COLLSCAN', direction: access.reverse ? 'backward' : 'forward' };
    case 'ids':
      return { stage: 'IDHACK', keyPattern: { _id: 1 }, indexName: '_id_' };
    case 'exact':
    case 'index': {
      const { index } = access;
      const reverse = access.kind === 'index' && access.reverse;
      const pattern = index.spec.key as Document;
      return {
        stage: 'FETCH',
        inputStage: { ...indexScan(index.name, pattern, reverse, index.multikey) },
      };
    }
    case 'union':
      return {
        stage: 'SUBPLAN',
        inputStage: {
          stage: 'OR',
          inputStages: access.parts.map((part) => describeAccess(collection, part)),
        },
      };
  }
}

function indexScan(
  name: string,
  keyPattern: Document,
  reverse: boolean,
  multikey: boolean,
): Document {
  return {
    stage: 'IXSCAN',
    keyPattern,
    indexName: name,
    isMultiKey: multikey,
    direction: reverse ? 'backward' : 'forward',
  };
}
