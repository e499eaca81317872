import { decodeDocument } from '../bson/decode.ts';
import type { Document } from '../bson/types.ts';
import { treeKey } from '../keys/id-key.ts';
import type { Candidate } from '../plan/access.ts';
import { planQuery, type Query, runPlan } from '../plan/query.ts';
import type { Collection } from '../storage/catalogue-types.ts';
import type { Pause, Writing } from '../storage/group-writer.ts';
import { KeyHeld, type Target } from '../storage/target.ts';

export interface Stored {
  bytes: Buffer;
  document: Document;
}

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
    const candidate = yield* firstOf(target, collection, query);
    if (!candidate) return undefined;
    const bytes = target.get(treeKey(collection.id, candidate.idKey));
    if (!bytes?.equals(candidate.bytes)) continue;
    try {
      return change({ bytes, document: decodeDocument(bytes) });
    } catch (error) {
      if (!(error instanceof KeyHeld)) throw error;
      yield error.released;
    }
  }
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
    yield* changeIfMatching(target, collection, idKey, plan.matches, change);
    yield undefined;
  }
}

function* changeIfMatching(
  target: Target,
  collection: Collection,
  idKey: Buffer,
  matches: (document: Document) => boolean,
  change: (old: Stored) => void,
): Writing<void> {
  for (;;) {
    const bytes = collection.dropped ? undefined : target.get(treeKey(collection.id, idKey));
    if (!bytes) return;
    const document = decodeDocument(bytes);
    if (!matches(document)) return;
    try {
      return change({ bytes, document });
    } catch (error) {
      if (!(error instanceof KeyHeld)) throw error;
      yield error.released;
    }
  }
}
