import { decodeDocument } from '../bson/decode.ts';
import { treeKey } from '../keys/id-key.ts';
import type { Candidate } from '../plan/access.ts';
import { type Plan, planQuery, type Query, runPlan } from '../plan/query.ts';
import type { Collection } from '../storage/catalogue-types.ts';
import type { Stored } from '../storage/document-writes.ts';
import type { Pause, Writing } from '../storage/group-writer.ts';
import { KeyHeld, type Target } from '../storage/target.ts';
import { soleIdOf } from './sole-id.ts';

/**
 * Finds the first document of a query and changes it before anybody else can. When an open transaction holds it, the
 * search begins anew after that has ended.
 */
export function* changeFirst<T>(
  target: Target,
  collection: Collection,
  query: Query,
  change: (old: Stored) => T,
): Writing<T | undefined> {
  for (;;) {
    const stored = yield* firstStored(target, collection, query);
    if (!stored) return undefined;
    try {
      return change(stored);
    } catch (error) {
      if (!(error instanceof KeyHeld)) throw error;
      yield error.released;
    }
  }
}

/** The first document of the query as it is now, whatever has happened while it was looked for. */
function* firstStored(
  target: Target,
  collection: Collection,
  query: Query,
): Writing<Stored | undefined> {
  const idKey = soleIdOf(query);
  if (idKey) return storedAt(target, collection, idKey);
  for (;;) {
    const candidate = yield* firstOf(target, collection, query);
    if (!candidate || isStored(target, collection, candidate)) return candidate;
  }
}

function storedAt(target: Target, collection: Collection, idKey: Buffer): Stored | undefined {
  const bytes = collection.dropped ? undefined : target.get(treeKey(collection.id, idKey));
  return bytes && { idKey, bytes };
}

function isStored(target: Target, collection: Collection, { idKey, bytes }: Stored): boolean {
  return storedAt(target, collection, idKey)?.bytes.equals(bytes) ?? false;
}

function* firstOf(
  target: Target,
  collection: Collection,
  query: Query,
): Generator<Pause, Candidate | undefined, undefined> {
  if (collection.dropped) return undefined;
  const plan = planQuery(target, collection, { ...query, limit: 1 });
  for (const candidate of runPlan(target, plan)) {
    if (candidate) return candidate;
    yield undefined;
  }
  return undefined;
}

/** Changes every document of a query that still matches when its turn comes, each once. */
export function* changeAll(
  target: Target,
  collection: Collection,
  query: Query,
  change: (old: Stored) => void,
): Writing<void> {
  const plan = planQuery(target, collection, query);
  const idKeys: Buffer[] = [];
  for (const candidate of runPlan(target, plan)) {
    if (candidate) idKeys.push(candidate.idKey);
    else yield undefined;
  }
  for (const idKey of idKeys) {
    yield* changeIfMatching(target, collection, idKey, plan, change);
    yield undefined;
  }
}

function* changeIfMatching(
  target: Target,
  collection: Collection,
  idKey: Buffer,
  { matches, fields }: Plan,
  change: (old: Stored) => void,
): Writing<void> {
  for (;;) {
    const stored = storedAt(target, collection, idKey);
    if (!stored || !matches(decodeDocument(stored.bytes, 0, fields))) return;
    try {
      return change(stored);
    } catch (error) {
      if (!(error instanceof KeyHeld)) throw error;
      yield error.released;
    }
  }
}
