import { decodeDocument } from '../bson/decode.ts';
import { encodeDocument } from '../bson/encode.ts';
import type { Document } from '../bson/types.ts';
import { must } from '../errors.ts';
import type { Query } from '../plan/query.ts';
import { compileFilter } from '../query/matcher.ts';
import type { Collection } from '../storage/catalogue-types.ts';
import { insertDocument, replaceDocument, type Stored } from '../storage/document-writes.ts';
import type { Writing } from '../storage/group-writer.ts';
import { KeyHeld, type Target } from '../storage/target.ts';
import { applyToBytes } from '../update/apply-to-bytes.ts';
import { compileUpdate } from '../update/compile-update.ts';
import type { Update } from '../update/update-types.ts';
import { changeAll, changeFirst } from './change-one.ts';
import type { Call } from './command.ts';
import { findCollection } from './namespace.ts';
import { withIdFirst } from './prepare-document.ts';
import { soleIdOf } from './sole-id.ts';
import { collectionForWriting } from './write.ts';

export interface UpdateStatement {
  query: Query;
  update: Document | Document[];
  arrayFilters: Document[] | undefined;
  multi: boolean;
  upsert: boolean;
}

export interface Updated {
  n: number;
  nModified: number;
  upserted?: unknown;
  /** The bytes before and after; of the last document only. */
  old?: Buffer;
  new?: Buffer;
}

/** Carries out one update statement. */
export function* runUpdate(
  call: Call,
  target: Target,
  name: string,
  statement: UpdateStatement,
): Writing<Updated> {
  const { query, multi, upsert } = statement;
  const update = compileStatement(statement);
  if (!soleIdOf(query)) compileFilter(query.filter, query.variables);
  for (;;) {
    const collection = findCollection(call, name);
    const result: Updated = { n: 0, nModified: 0 };
    if (collection) {
      const change = (old: Stored) => applyTo(target, collection, update, old, result);
      if (multi) yield* changeAll(target, collection, query, change);
      else yield* changeFirst(target, collection, query, change);
    }
    if (result.n > 0 || !upsert) return result;
    const held = tryInsert(call, target, name, update, result);
    if (!held) return result;
    yield held;
  }
}

/** What the statement does to a document; throws where it cannot be meant. */
export function compileStatement({ update, arrayFilters, multi, query }: UpdateStatement): Update {
  const operators = Array.isArray(update) || Object.keys(update)[0]?.startsWith('$');
  must(
    !multi || operators,
    'FailedToParse',
    'multi update is not supported for replacement-style update',
  );
  const { filter, variables } = query;
  return compileUpdate(update, {
    filter,
    ...(arrayFilters ? { arrayFilters } : {}),
    ...(variables ? { variables } : {}),
  });
}

function applyTo(
  target: Target,
  collection: Collection,
  update: Update,
  old: Stored,
  result: Updated,
): void {
  const applied = applyToBytes(update, old.bytes);
  if (applied) {
    replaceDocument(target, collection, old, applied.bytes, applied.fields);
    result.nModified += 1;
  }
  result.n += 1;
  result.old = old.bytes;
  result.new = applied?.bytes ?? old.bytes;
}

const onlyId = new Set(['_id']);

/** Inserts the upsert's document, or says what must be waited for first. */
function tryInsert(
  call: Call,
  target: Target,
  name: string,
  update: Update,
  result: Updated,
): Promise<void> | undefined {
  const document = update.insertion();
  const bytes = withIdFirst(encodeDocument(document));
  try {
    insertDocument(target, collectionForWriting(call, name), bytes);
  } catch (error) {
    if (error instanceof KeyHeld) return error.released;
    throw error;
  }
  result.n = 1;
  result.new = bytes;
  result.upserted = decodeDocument(bytes, 0, onlyId)._id;
  return undefined;
}
